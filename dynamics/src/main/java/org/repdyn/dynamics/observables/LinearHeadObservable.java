package org.repdyn.dynamics.observables;

import java.util.Optional;
import java.util.function.Function;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.internal.Finite;
import org.repdyn.dynamics.predictor.LinearPredictorHead;
import org.repdyn.dynamics.predictor.SharedEigenvectors;
import org.repdyn.dynamics.spi.EncoderSnapshot;
import org.repdyn.dynamics.spi.EncoderWithCompanions;
import org.repdyn.dynamics.spi.LinearInWeights;

/**
 * Observable of the weights W of a linear encoder and its linear predictor head A; has no value for other networks, and none
 * where weights are not finite.
 */
final class LinearHeadObservable implements Observable {

    /**
     * Weights of the encoder and the head in one state.
     *
     * @param w W, d×k
     * @param a A, k×k
     * @param eigenvectors V, k×k, the eigenvectors that head and encoder shared in the first observed state
     * @param speed rate at which the head learns, relative to the encoder
     * @param algebra linear algebra of the run
     */
    record State(R064Store w, R064Store a, R064Store eigenvectors, double speed, LinearAlgebra algebra) {}

    private final Function<State, double[]> quantity;
    private Optional<R064Store> eigenvectors = Optional.empty();

    LinearHeadObservable(Function<State, double[]> quantity) {
        this.quantity = quantity;
    }

    @Override
    public Optional<String> needs() {
        return Optional.of("a linear encoder with a linear predictor");
    }

    @Override
    public double[] observe(Observation observation) {
        if (!(observation.snapshot() instanceof EncoderSnapshot snapshot)
                || !(snapshot.encoder() instanceof EncoderWithCompanions encoder)
                || !(encoder.encoder() instanceof LinearInWeights)
                || !(encoder.predictor().orElse(null) instanceof LinearPredictorHead head)) {
            return new double[0];
        }
        Weights weights = snapshot.weights().orElseThrow();
        EncoderWithCompanions.Parts parts = encoder.parts(snapshot.views().dimension());
        R064Store w = parts.encoder(weights).blocks().get(0);
        R064Store a = parts.predictor(weights).blocks().get(0);
        if (!Finite.all(w.data) || !Finite.all(a.data)) {
            return new double[0];
        }
        R064Store shared = eigenvectors.orElseGet(() -> SharedEigenvectors.of(w, a, observation.algebra()));
        eigenvectors = Optional.of(shared);
        double[] values = quantity.apply(new State(w, a, shared, head.speed(), observation.algebra()));
        return Finite.all(values) ? values : new double[0];
    }
}
