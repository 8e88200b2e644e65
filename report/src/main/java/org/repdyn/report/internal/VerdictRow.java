package org.repdyn.report.internal;

import org.repdyn.core.result.Verdict;
import org.repdyn.report.internal.figure.Numbers;

/**
 * Row of the table of verdicts, as text.
 *
 * @param quantity name of the quantity
 * @param predicted value of the theory
 * @param simulated value of the run
 * @param deviation distance of the two values
 * @param tolerance largest deviation that passes
 * @param why reason of the tolerance
 * @param finding result of the run in words; may be empty
 * @param pass true if the verdict passes
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

    /** Returns the name of the quantity as HTML with typeset formulas. */
    public String quantityHtml() {
        return SentenceMath.of(quantity);
    }

    /** Returns the reason of the tolerance as HTML with typeset formulas. */
    public String whyHtml() {
        return SentenceMath.of(why);
    }

    /** Returns the result of the run as HTML with typeset formulas. */
    public String findingHtml() {
        return SentenceMath.of(finding);
    }

    /** Returns the verdict in one word. */
    public String word() {
        return pass ? "pass" : "fail";
    }
}
