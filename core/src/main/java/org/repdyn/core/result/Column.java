package org.repdyn.core.result;

import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Column of a comparison: an observable whose last value is shown for each arm.
 *
 * @param observable name of the observable
 * @param label heading, such as {@code effective rank}
 * @param format how its values are written
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Column(String observable, String label, Format format) {

    /** Refuses null. */
    public Column {
        Objects.requireNonNull(observable, "the argument 'observable' is null");
        Objects.requireNonNull(label, "the argument 'label' is null");
        Objects.requireNonNull(format, "the argument 'format' is null");
    }

    /** Ways to write the values of a column for a reader; files hold all digits. */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    public enum Format {
        /** Any number, with four significant digits. */
        NUMBER,
        /** Number of dimensions, with two decimals. */
        DIMENSIONS,
        /** Fraction in [0, 1], such as an accuracy, with three decimals or as a percentage. */
        FRACTION
    }
}
