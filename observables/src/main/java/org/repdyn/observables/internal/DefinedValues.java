package org.repdyn.observables.internal;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Values of a metric that is not defined for every state. Where it is not, the trajectory has no value at that time. */
public final class DefinedValues {

    private DefinedValues() {}

    /** Returns the values; none if the metric throws {@link ArithmeticException} or a value is not finite. */
    public static double[] of(Supplier<double[]> metric) {
        try {
            double[] values = metric.get();
            return Arrays.stream(values).allMatch(Double::isFinite) ? values : new double[0];
        } catch (ArithmeticException undefined) {
            return new double[0];
        }
    }

    /** Returns the value of a metric that is a single number, as {@link #of} does. */
    public static double[] number(DoubleSupplier metric) {
        return of(() -> new double[] {metric.getAsDouble()});
    }
}
