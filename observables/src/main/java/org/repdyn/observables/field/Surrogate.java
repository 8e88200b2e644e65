package org.repdyn.observables.field;

import java.util.Optional;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.observables.internal.DefinedValues;

/** Surrogate loss of a field that is not a gradient; no value for a loss. */
final class Surrogate implements Observable {

    @Override
    public Optional<String> needs() {
        return Optional.of("a field that is not a gradient and has a surrogate loss");
    }

    @Override
    public double[] observe(Observation observation) {
        return DefinedValues.of(() -> observation
                .snapshot()
                .field()
                .map(f -> f.surrogate(observation.snapshot().embeddings()).stream()
                        .toArray())
                .orElseGet(() -> new double[0]));
    }
}
