package org.repdyn.core.result;

import java.util.Objects;
import org.apiguardian.api.API;
import org.repdyn.core.problem.SingleLine;

/**
 * Verdict on one claim: the predicted and the simulated value of a quantity. Values that do not exist are {@code NaN}.
 *
 * @param quantity name of the quantity, in words
 * @param predicted predicted value
 * @param simulated simulated value
 * @param deviation distance between the two, on the scale of the tolerance; {@code NaN} never passes
 * @param tolerance the largest deviation that passes
 * @param why origin of the tolerance, or the reason why the claim cannot be judged
 * @param finding observation on the run, in words; may be empty
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Verdict(
        String quantity,
        double predicted,
        double simulated,
        double deviation,
        double tolerance,
        String why,
        String finding) {

    /** Makes each text one line, for the terminal. */
    public Verdict {
        Objects.requireNonNull(quantity, "the argument 'quantity' is null");
        Objects.requireNonNull(why, "the argument 'why' is null");
        Objects.requireNonNull(finding, "the argument 'finding' is null");
        quantity = SingleLine.of(quantity);
        why = SingleLine.of(why);
        finding = SingleLine.of(finding);
    }

    /** Creates a verdict without a finding. */
    public Verdict(
            String quantity, double predicted, double simulated, double deviation, double tolerance, String why) {
        this(quantity, predicted, simulated, deviation, tolerance, why, "");
    }

    /** Returns a verdict whose deviation is the absolute difference. */
    public static Verdict absolute(String quantity, double predicted, double simulated, double tolerance, String why) {
        return new Verdict(quantity, predicted, simulated, Math.abs(simulated - predicted), tolerance, why);
    }

    /** Returns a verdict whose deviation is the difference relative to the predicted value. */
    public static Verdict relative(String quantity, double predicted, double simulated, double tolerance, String why) {
        return new Verdict(
                quantity, predicted, simulated, Math.abs(simulated - predicted) / Math.abs(predicted), tolerance, why);
    }

    /** Returns the verdict on a claim that cannot be judged; it does not pass. */
    public static Verdict missing(String quantity, double tolerance, String why) {
        return new Verdict(quantity, Double.NaN, Double.NaN, Double.NaN, tolerance, why);
    }

    /**
     * Returns true if the claim holds. A verdict without content does not: one without the name of its quantity or without a simulated
     * value, with a deviation that is no distance, or with a tolerance that every deviation meets.
     */
    public boolean pass() {
        return deviation >= 0
                && deviation <= tolerance
                && tolerance < Double.POSITIVE_INFINITY
                && !Double.isNaN(predicted)
                && !Double.isNaN(simulated)
                && !quantity.isBlank();
    }
}
