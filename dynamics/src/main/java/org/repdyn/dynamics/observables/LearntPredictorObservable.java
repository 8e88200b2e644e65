package org.repdyn.dynamics.observables;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.AccompaniedEncoder;
import org.repdyn.dynamics.predictor.LinearPredictor;
import org.repdyn.dynamics.spi.EncoderSnapshot;
import org.repdyn.dynamics.spi.LinearInWeights;

/**
 * A quantity of a linear predictor A and of the weights W of the linear encoder beside it; none for other networks, and none
 * where weights are not finite.
 */
abstract class LearntPredictorObservable implements Observable {

    /** The quantity. */
    abstract double[] of(R064Store w, R064Store a, LinearPredictor predictor, LinearAlgebra algebra);

    @Override
    public final double[] observe(Observation observation) {
        if (!(observation.snapshot() instanceof EncoderSnapshot snapshot)
                || !(snapshot.encoder() instanceof AccompaniedEncoder encoder)
                || !(encoder.encoder() instanceof LinearInWeights)
                || !(encoder.predictor().orElse(null) instanceof LinearPredictor predictor)) {
            return new double[0];
        }
        Weights weights = snapshot.weights().orElseThrow();
        AccompaniedEncoder.Parts parts = encoder.parts(snapshot.views().dimension());
        R064Store w = parts.encoder(weights).blocks().get(0);
        R064Store a = parts.predictor(weights).blocks().get(0);
        return Arrays.stream(w.data).allMatch(Double::isFinite)
                        && Arrays.stream(a.data).allMatch(Double::isFinite)
                ? of(w, a, predictor, observation.algebra())
                : new double[0];
    }

    /** Eigenvalues and eigenvectors of the symmetric part of A, ascending. */
    static SymmetricEigen eigen(R064Store a, LinearAlgebra algebra) {
        R064Store symmetric = a.copy();
        int k = a.getRowDim();
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < k; i++) {
                symmetric.set(i, j, (a.doubleValue(i, j) + a.doubleValue(j, i)) / 2);
            }
        }
        return algebra.symmetricEigen(symmetric);
    }
}
