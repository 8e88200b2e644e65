package org.repdyn.report.internal;

import java.util.List;
import org.repdyn.report.internal.figure.LegendEntry;

/**
 * Table of a comparison: one entry for each group of arms that differ in the seed alone, or for each arm without a second seed.
 *
 * @param factors paths of the factors by which entries can be grouped
 * @param headings headings of the columns after the name
 * @param entries the entries, in the order of the study
 * @param unfolded true if the sentences on the arms are shown at first
 * @param interval interval of a mean, in words with its article
 * @param protocols what columns show and how they were measured, and the samples
 */
public record ComparisonTable(
        List<String> factors,
        List<Heading> headings,
        List<Entry> entries,
        boolean unfolded,
        String interval,
        List<Protocol> protocols) {

    public ComparisonTable {
        factors = List.copyOf(factors);
        headings = List.copyOf(headings);
        entries = List.copyOf(entries);
        protocols = List.copyOf(protocols);
    }

    /**
     * Protocol of the measurement of a column.
     *
     * @param label heading of the column
     * @param text what it shows, and the options
     */
    public record Protocol(String label, String text) {}

    /**
     * Heading of a column.
     *
     * @param label its text
     * @param numeric true if its values are sorted as numbers
     */
    public record Heading(String label, boolean numeric) {

        /** Returns the CSS class of the column. */
        public String style() {
            return numeric ? "number" : "words";
        }
    }

    /**
     * Cell of a row.
     *
     * @param text text for a reader
     * @param sort number or text by which rows are sorted; empty if there is no value
     */
    public record Cell(String text, String sort) {}

    /**
     * Row of one arm.
     *
     * @param name name of the arm
     * @param cells values of the columns
     * @param finding sentence on the result
     * @param setup settings of the arm, without those that the page states once for all arms
     */
    public record ArmEntry(String name, List<Cell> cells, String finding, String setup) {

        public ArmEntry {
            cells = List.copyOf(cells);
        }
    }

    /**
     * Arms that differ in the seed alone, with the row of their means; or one arm.
     *
     * @param name name of the group or of the arm
     * @param key colour and dash pattern of its curves
     * @param values values of the factors, in their order; empty texts for settings that the arms do not have
     * @param cells means over the seeds, or the values of the arm
     * @param arms the arms
     */
    public record Entry(String name, LegendEntry key, List<String> values, List<Cell> cells, List<ArmEntry> arms) {

        public Entry {
            values = List.copyOf(values);
            cells = List.copyOf(cells);
            arms = List.copyOf(arms);
        }

        /** Returns true if there are several arms. */
        public boolean several() {
            return arms.size() > 1;
        }
    }

    /** Returns the number of columns with the name. */
    public int width() {
        return 1 + headings.size();
    }
}
