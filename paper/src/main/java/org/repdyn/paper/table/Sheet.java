package org.repdyn.paper.table;

import java.util.List;
import java.util.Optional;
import org.repdyn.core.result.IntervalMethod;

/**
 * Table as LaTeX and Markdown write it.
 *
 * @param title title of the run
 * @param meaning meaning of the numbers, for the note below the table; empty without one
 * @param notices sentences on what a reader of the numbers must know
 * @param headings headings of the columns
 * @param rows one cell for each heading
 */
record Sheet(
        String title,
        Optional<String> meaning,
        List<String> notices,
        List<Heading> headings,
        List<List<SheetCell>> rows) {

    Sheet {
        notices = List.copyOf(notices);
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** Returns the meaning of what is after the sign ±. */
    static String halfLength(IntervalMethod interval) {
        return "half length of " + interval.inSentence();
    }

    /**
     * Heading of a column.
     *
     * @param label its text
     * @param number true for numbers, which are aligned at the right
     */
    record Heading(String label, boolean number) {}
}
