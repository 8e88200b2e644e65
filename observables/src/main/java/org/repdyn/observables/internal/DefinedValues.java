package org.repdyn.observables.internal;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Values of metrics that are not defined for every state; a trajectory has no value at times at which one is not defined. */
public final class DefinedValues {

    private DefinedValues() {}

    /** Returns the values; an empty array if the metric throws {@link ArithmeticException} or a value is not finite. */
    public static double[] of(Supplier<double[]> metric) {
        try {
            double[] values = metric.get();
            return Arrays.stream(values).allMatch(Double::isFinite) ? values : new double[0];
        } catch (ArithmeticException undefined) {
            return new double[0];
        }
    }

    /** Returns the value of a metric that is a single number; an empty array under the conditions of {@link #of}. */
    public static double[] number(DoubleSupplier metric) {
        return of(() -> new double[] {metric.getAsDouble()});
    }
}
