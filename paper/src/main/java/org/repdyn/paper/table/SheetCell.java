package org.repdyn.paper.table;

import java.util.Locale;
import java.util.Optional;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.SeedMean;

/** Cell of a table. */
sealed interface SheetCell {

    /**
     * Text such as the value of a setting.
     *
     * @param text the text; empty if there is none
     */
    record Text(String text) implements SheetCell {}

    /**
     * Mean over seeds.
     *
     * @param mean the mean; empty if there is none
     * @param format how it is written without an interval
     * @param seeds number of seeds of the row; the cell has its own number if that is smaller
     */
    record Mean(Optional<SeedMean> mean, Column.Format format, int seeds) implements SheetCell {}

    /**
     * Probability.
     *
     * @param value value in [0, 1]; empty if there is none
     * @param significant true for a mark beside it
     */
    record Probability(Optional<Double> value, boolean significant) implements SheetCell {

        /** Values below this are written as smaller than it: a reader of a table needs no more digits. */
        private static final double SMALLEST = 1e-4;

        /** Returns the probability with two digits, such as {@code 0.031}, or {@code < 0.0001}. */
        String text() {
            double p = value.orElse(1.0);
            return p < SMALLEST ? "< 0.0001" : String.format(Locale.ROOT, "%.2g", p);
        }
    }
}
