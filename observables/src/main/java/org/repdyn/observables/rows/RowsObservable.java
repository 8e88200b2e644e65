package org.repdyn.observables.rows;

import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;

/** A number that is not defined for every state: the refusal of a metric becomes the absence of a value. */
record RowsObservable(Metric metric) implements Observable {

    @Override
    public double[] observe(Observation observation) {
        try {
            double value = metric.of(observation);
            return Double.isFinite(value) ? new double[] {value} : new double[0];
        } catch (ArithmeticException undefined) {
            return new double[0];
        }
    }

    /** A number of a state. */
    @FunctionalInterface
    interface Metric {
        double of(Observation observation);
    }
}
