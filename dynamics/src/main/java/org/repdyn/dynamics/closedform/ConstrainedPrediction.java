package org.repdyn.dynamics.closedform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.Modes;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.observable.Theory;
import org.repdyn.dynamics.spi.Prediction;

/**
 * Prediction of weights that follow the flow under orthogonal columns.
 *
 * @param flow the flow at its own speed
 * @param modes its modes
 * @param limitBasis the bottom eigenspace; empty if it is not unique
 * @param linear the problem
 * @param speed speed of the run's clock relative to that of the flow
 * @param formula formula that the report prints
 */
record ConstrainedPrediction(
        ConstrainedLinearFlow flow,
        Modes modes,
        Optional<R064Store> limitBasis,
        LinearQuadratic linear,
        double speed,
        String formula)
        implements Prediction {

    static ConstrainedPrediction of(LinearQuadratic linear, double speed, String formula) {
        ConstrainedLinearFlow flow = linear.constrained();
        return new ConstrainedPrediction(flow, flow.modes(linear.block()), flow.limitBasis(), linear, speed, formula);
    }

    @Override
    public Gauge gauge() {
        return Gauge.ROTATION;
    }

    @Override
    public State at(double time) {
        double own = speed * time;
        R064Store w = flow.weights(own);
        Map<ObservableComponent, Double> scalars = new LinkedHashMap<>();
        scalars.put(ObservableComponent.of(ObservableNames.LOSS), flow.loss(own));
        scalars.putAll(modes.predicted(flow.parts(own)));
        if (limitBasis.isPresent()) {
            scalars.put(ObservableComponent.of(ObservableNames.SUBSPACE_ANGLE), flow.largestAngle(own));
            // The final slope of log tan of that angle.
            angleRate().ifPresent(rate -> scalars.put(ObservableComponent.of("angle-slope"), -rate));
            double logTan = flow.logTanLargestAngle(own);
            if (Double.isFinite(logTan)) {
                scalars.put(ObservableComponent.of("log-tan-subspace-angle"), logTan);
            }
        }
        return new State(time, Optional.of(linear.weights(w)), Optional.of(linear.embeddings(w)), scalars);
    }

    @Override
    public Optional<Double> angleRate() {
        return limitBasis.isPresent() ? flow.angleRate().map(rate -> speed * rate) : Optional.empty();
    }

    @Override
    public Theory theory() {
        return LinearQuadratic.theory(modes);
    }
}
