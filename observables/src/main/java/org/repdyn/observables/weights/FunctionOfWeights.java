package org.repdyn.observables.weights;

import java.util.Arrays;
import java.util.Optional;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.trajectory.Weights;

/**
 * Observable of the weights; no value for a run in function space or if a weight or value is not finite.
 *
 * @param need what a run needs for a value, in words
 * @param quantity the values
 */
record FunctionOfWeights(String need, Quantity quantity) implements Observable {

    /** Function of the weights. */
    @FunctionalInterface
    interface Quantity {

        /**
         * Returns the values.
         *
         * @param readout index of the output block; later blocks do not belong to the encoder
         */
        double[] of(Weights weights, int readout, LinearAlgebra algebra);
    }

    @Override
    public Optional<String> needs() {
        return Optional.of(need);
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

    /** Returns the index of the output block; the last block if the snapshot does not state it. */
    private static int readout(Observation observation, Weights weights) {
        return observation.snapshot().outputBlock().orElse(weights.blocks().size() - 1);
    }
}
