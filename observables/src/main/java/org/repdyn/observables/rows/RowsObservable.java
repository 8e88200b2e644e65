package org.repdyn.observables.rows;

import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.observables.internal.DefinedValues;

/** A number that is not defined for every state: the refusal of a metric becomes the absence of a value. */
record RowsObservable(Metric metric) implements Observable {

    @Override
    public double[] observe(Observation observation) {
        return DefinedValues.number(() -> metric.of(observation));
    }

    /** A number of a state. */
    @FunctionalInterface
    interface Metric {
        double of(Observation observation);
    }
}
