package org.repdyn.observables.rows;

import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.observables.internal.DefinedValues;

/** Observable with one value; no value at states for which the metric throws {@link ArithmeticException}. */
record ScalarObservable(Metric metric) implements Observable {

    @Override
    public double[] observe(Observation observation) {
        return DefinedValues.number(() -> metric.of(observation));
    }

    /** Number computed from a state. */
    @FunctionalInterface
    interface Metric {
        double of(Observation observation);
    }
}
