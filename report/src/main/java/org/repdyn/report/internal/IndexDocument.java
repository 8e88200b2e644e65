package org.repdyn.report.internal;

import java.util.List;
import org.repdyn.core.options.Decimals;

/**
 * Content of the index of runs. The template escapes all text except {@code style}, {@code scripts} and the
 * figures.
 *
 * @param folder name of the folder
 * @param rows one row for each run
 * @param figures true if the table has a column with small figures
 * @param notice sentence on what the table lacks; may be empty
 * @param command command that writes the page again
 * @param policy content security policy
 * @param style CSS
 * @param scripts JavaScript, in the order of loading
 */
public record IndexDocument(
        String folder,
        List<Row> rows,
        boolean figures,
        String notice,
        String command,
        String policy,
        String style,
        List<String> scripts) {

    /**
     * A row of the table.
     *
     * @param title title of the study
     * @param directory name of the directory
     * @param link relative address of the report, in ASCII; empty if there is none
     * @param date date and time in UTC
     * @param arms number of arms with a result
     * @param names names of the arms, of which the first few are shown
     * @param statuses numbers of arms by outcome, such as {@code 5 completed, 1 failed}
     * @param finding most important finding; may be empty
     * @param figure small figure as SVG; may be empty
     * @param failures number of arms that failed or are missing
     * @param ended number of arms that ended early without a failure, such as those that diverged
     */
    public record Row(
            String title,
            String directory,
            String link,
            String date,
            int arms,
            String names,
            String statuses,
            String finding,
            String figure,
            long failures,
            long ended) {

        /** Returns the CSS class of the outcome: that of a success only if each arm completed. */
        public String style() {
            return failures > 0 ? "failures" : ended > 0 ? "ended" : "pass";
        }

        /** Returns the number by which runs are sorted: failures first, then arms that ended early. */
        public String sort() {
            return Decimals.text(failures + (double) ended / (arms + 1));
        }
    }
}
