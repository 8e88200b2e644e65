package org.repdyn.observables.theory;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;

/** Observable that a theory defines; no value for a run without a theory or if a value is not finite. */
record TheoryObservable(Function<Observation, Optional<double[]>> quantity) implements Observable {

    private static final double[] NONE = {};

    @Override
    public double[] observe(Observation observation) {
        return quantity.apply(observation)
                .filter(values -> Arrays.stream(values).allMatch(Double::isFinite))
                .orElse(NONE);
    }
}
