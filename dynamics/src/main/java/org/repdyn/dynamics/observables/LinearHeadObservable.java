package org.repdyn.dynamics.observables;

import java.util.Arrays;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.predictor.LinearPredictorHead;
import org.repdyn.dynamics.predictor.SharedEigenvectors;
import org.repdyn.dynamics.spi.AccompaniedEncoder;
import org.repdyn.dynamics.spi.EncoderSnapshot;
import org.repdyn.dynamics.spi.LinearInWeights;

/**
 * A quantity of a linear predictor A and of the weights W of the linear encoder beside it; none for other networks, and none
 * where weights are not finite.
 */
abstract class LinearHeadObservable implements Observable {

    private Optional<R064Store> start = Optional.empty();

    /**
     * The quantity.
     *
     * @param modes the eigenvectors that predictor and encoder shared in the first state that was seen
     */
    abstract double[] of(R064Store w, R064Store a, R064Store modes, LinearPredictorHead predictor, LinearAlgebra algebra);

    @Override
    public final double[] observe(Observation observation) {
        if (!(observation.snapshot() instanceof EncoderSnapshot snapshot)
                || !(snapshot.encoder() instanceof AccompaniedEncoder encoder)
                || !(encoder.encoder() instanceof LinearInWeights)
                || !(encoder.predictor().orElse(null) instanceof LinearPredictorHead predictor)) {
            return new double[0];
        }
        Weights weights = snapshot.weights().orElseThrow();
        AccompaniedEncoder.Parts parts = encoder.parts(snapshot.views().dimension());
        R064Store w = parts.encoder(weights).blocks().get(0);
        R064Store a = parts.predictor(weights).blocks().get(0);
        if (!Arrays.stream(w.data).allMatch(Double::isFinite)
                || !Arrays.stream(a.data).allMatch(Double::isFinite)) {
            return new double[0];
        }
        R064Store modes = start.orElseGet(() -> SharedEigenvectors.of(w, a, observation.algebra()));
        start = Optional.of(modes);
        double[] values = of(w, a, modes, predictor, observation.algebra());
        return Arrays.stream(values).allMatch(Double::isFinite) ? values : new double[0];
    }
}
