package org.repdyn.report.internal;

import org.repdyn.core.result.Verdict;

/**
 * A verdict, in words.
 *
 * @param quantity what was looked at
 * @param predicted by theory
 * @param simulated by the run
 * @param deviation of the two
 * @param tolerance what passes
 * @param why where the tolerance comes from
 * @param finding what the run says of it; may be empty
 * @param pass whether it holds
 */
public record VerdictRow(
        String quantity,
        String predicted,
        String simulated,
        String deviation,
        String tolerance,
        String why,
        String finding,
        boolean pass) {

    static VerdictRow of(Verdict verdict) {
        return new VerdictRow(
                verdict.quantity(),
                number(verdict.predicted()),
                number(verdict.simulated()),
                number(verdict.deviation()),
                number(verdict.tolerance()),
                verdict.why(),
                verdict.finding(),
                verdict.pass());
    }

    private static String number(double value) {
        return Double.isNaN(value) ? Numbers.NONE : Numbers.text(value);
    }

    /** The verdict in one word. */
    public String word() {
        return pass ? "pass" : "fail";
    }
}
