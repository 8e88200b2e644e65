package org.repdyn.paper;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.Column;

/**
 * Number that each arm of a run can have.
 *
 * @param name name by which a command asks for it, such as {@code effective-rank}
 * @param label heading, such as {@code effective rank}
 * @param format how it is written if there is no interval
 * @param value the number of an arm; empty if the arm does not have it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Quantity(
        String name, String label, Column.Format format, Function<? super ArmResult, OptionalDouble> value) {

    /** Refuses null. */
    public Quantity {
        Objects.requireNonNull(name, "the argument 'name' is null");
        Objects.requireNonNull(label, "the argument 'label' is null");
        Objects.requireNonNull(format, "the argument 'format' is null");
        Objects.requireNonNull(value, "the argument 'value' is null");
    }

    /** Returns the finite value of an arm; empty if it is missing or not finite. */
    public OptionalDouble finite(ArmResult arm) {
        OptionalDouble number = value.apply(arm);
        return number.isPresent() && Double.isFinite(number.getAsDouble()) ? number : OptionalDouble.empty();
    }
}
