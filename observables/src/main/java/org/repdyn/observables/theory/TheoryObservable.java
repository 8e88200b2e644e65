package org.repdyn.observables.theory;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;

/**
 * Observable that a theory defines; no value for a run without a theory or if a value is not finite.
 *
 * @param need what a run needs for a value, in words
 * @param quantity the values
 */
record TheoryObservable(String need, Function<Observation, Optional<double[]>> quantity) implements Observable {

    private static final double[] NONE = {};

    @Override
    public Optional<String> needs() {
        return Optional.of(need);
    }

    @Override
    public double[] observe(Observation observation) {
        return quantity.apply(observation)
                .filter(values -> Arrays.stream(values).allMatch(Double::isFinite))
                .orElse(NONE);
    }
}
