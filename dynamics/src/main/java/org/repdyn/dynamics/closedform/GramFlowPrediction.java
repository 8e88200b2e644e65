package org.repdyn.dynamics.closedform;

import java.util.Map;
import java.util.Optional;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.observable.Theory;
import org.repdyn.dynamics.spi.Prediction;

/**
 * Prediction from a Gram matrix alone.
 *
 * @param flow flow of the embeddings, at its own speed
 * @param speed speed of the run's clock relative to that of the flow
 * @param formula formula that the report prints
 */
record GramFlowPrediction(WidthIndependentFlow flow, double speed, String formula) implements Prediction {

    @Override
    public Gauge gauge() {
        return Gauge.ROTATION;
    }

    @Override
    public State at(double time) {
        double own = speed * time;
        Map<ObservableComponent, Double> scalars = flow.modes().predicted(flow.parts(own));
        scalars.put(ObservableComponent.of(ObservableNames.LOSS), flow.loss(own));
        return new State(time, Optional.empty(), Optional.of(flow.embeddings(own)), scalars);
    }

    @Override
    public Theory theory() {
        return LinearQuadratic.theory(flow.modes());
    }
}
