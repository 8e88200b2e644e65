package org.repdyn.observables.weights;

import java.util.Arrays;
import java.util.function.BiFunction;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.trajectory.Weights;

/** A quantity of the weights; none for a run in function space, and none where weights are not finite. */
record WeightsObservable(BiFunction<Weights, LinearAlgebra, double[]> quantity) implements Observable {

    @Override
    public double[] observe(Observation observation) {
        return observation
                .snapshot()
                .weights()
                .filter(w ->
                        w.blocks().stream().allMatch(b -> Arrays.stream(b.data).allMatch(Double::isFinite)))
                .map(w -> quantity.apply(w, observation.algebra()))
                .filter(values -> Arrays.stream(values).allMatch(Double::isFinite))
                .orElseGet(() -> new double[0]);
    }
}
