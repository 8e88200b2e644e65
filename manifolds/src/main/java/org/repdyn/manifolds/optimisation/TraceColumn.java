package org.repdyn.manifolds.optimisation;

import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;

/**
 * Quantity that a run records after each iteration.
 *
 * @param name name of the column in the {@link Trace}
 * @param value computes the quantity
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TraceColumn(String name, ToDoubleFunction<Progress> value) {

    /** Checks that there are a name and a function. */
    public TraceColumn {
        Objects.requireNonNull(name, "the argument name of a trace column is null");
        Objects.requireNonNull(value, "the argument value of the trace column '" + name + "' is null");
    }

    /** Returns the column {@code cost}. */
    public static TraceColumn cost() {
        return new TraceColumn("cost", Progress::cost);
    }

    /** Returns the column {@code gradient-norm}. */
    public static TraceColumn gradientNorm() {
        return new TraceColumn("gradient-norm", Progress::gradientNorm);
    }

    /** Returns the column {@code step}: lengths of the steps, NaN in the first row. */
    public static TraceColumn step() {
        return new TraceColumn("step", Progress::step);
    }

    /** Returns the column {@code seconds}: time since the start. */
    public static TraceColumn seconds() {
        return new TraceColumn("seconds", Progress::seconds);
    }

    /** Returns the column {@code evaluations}: calls of the cost and of the gradient together. */
    public static TraceColumn evaluations() {
        return new TraceColumn(
                "evaluations", p -> p.evaluations().costs() + p.evaluations().gradients());
    }
}
