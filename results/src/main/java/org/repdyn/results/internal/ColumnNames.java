package org.repdyn.results.internal;

import java.util.Set;
import org.repdyn.core.result.Column;

/** Names of the columns of a comparison in files, derived from the names of their observables. */
final class ColumnNames {

    /** Keys of an arm in comparison.json, and columns of comparison.csv, that are no observables. */
    private static final Set<String> TAKEN = Set.of(
            "arm",
            "name",
            "run",
            "group",
            "seed",
            "factors",
            "settings",
            "final-time",
            "final-loss",
            "accuracy-reason",
            "deviation",
            "deviation-until",
            "deviation-reason",
            "seconds",
            "status",
            "stopped",
            "setup",
            "notes",
            "finding",
            "events",
            "prediction");

    private ColumnNames() {}

    /** Returns the key in JSON, such as {@code effectiveRank}. */
    static String json(Column column) {
        StringBuilder key = new StringBuilder();
        for (String word : distinct(column).split("-", -1)) {
            key.append(
                    key.length() == 0 || word.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return key.toString();
    }

    /** Returns the column in CSV and Parquet, such as {@code effective_rank}. */
    static String table(Column column) {
        return table(distinct(column));
    }

    /**
     * Returns the column in CSV and Parquet of a setting or a note, such as {@code encoder_width} for
     * {@code encoder.width}.
     */
    static String table(String name) {
        return name.replaceAll("[^A-Za-z0-9_]", "_");
    }

    private static String distinct(Column column) {
        return TAKEN.contains(column.observable()) ? column.observable() + "-observable" : column.observable();
    }
}
