package org.repdyn.observables.weights;

import java.util.Arrays;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.trajectory.Weights;

/** A quantity of the weights; none for a run in function space, and none where weights are not finite. */
record WeightsObservable(Quantity quantity) implements Observable {

    @FunctionalInterface
    interface Quantity {

        /**
         * The values.
         *
         * @param readout index of the output block; what stands behind it is no layer of the encoder
         */
        double[] of(Weights weights, int readout, LinearAlgebra algebra);
    }

    @Override
    public double[] observe(Observation observation) {
        return observation
                .snapshot()
                .weights()
                .filter(w ->
                        w.blocks().stream().allMatch(b -> Arrays.stream(b.data).allMatch(Double::isFinite)))
                .map(w -> quantity.of(w, readout(observation, w), observation.algebra()))
                .filter(values -> Arrays.stream(values).allMatch(Double::isFinite))
                .orElseGet(() -> new double[0]);
    }

    /** Where nobody says which it is, the last. */
    private static int readout(Observation observation, Weights weights) {
        return observation.snapshot().outputBlock().orElse(weights.blocks().size() - 1);
    }
}
