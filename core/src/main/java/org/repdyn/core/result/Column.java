package org.repdyn.core.result;

import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Column of a comparison: an observable whose last value is shown for each arm.
 *
 * @param observable name of the observable
 * @param label heading, such as {@code effective rank}
 * @param format how its values are written
 * @param summary what its values are, in one line; empty if it is not known, as in results of earlier versions
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Column(String observable, String label, Format format, String summary) {

    /** Refuses null. */
    public Column {
        Objects.requireNonNull(observable, "the argument 'observable' is null");
        Objects.requireNonNull(label, "the argument 'label' is null");
        Objects.requireNonNull(format, "the argument 'format' is null");
        Objects.requireNonNull(summary, "the argument 'summary' is null");
    }

    /** Creates a column without a summary. */
    public Column(String observable, String label, Format format) {
        this(observable, label, format, "");
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
