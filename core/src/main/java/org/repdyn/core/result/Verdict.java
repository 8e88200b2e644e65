package org.repdyn.core.result;

import org.apiguardian.api.API;

/**
 * What became of one claim: a quantity, predicted and simulated. A number is {@code NaN} where there is none.
 *
 * @param quantity what was looked at, in words
 * @param predicted the value of theory
 * @param simulated the value of the run
 * @param deviation how far they are apart, on the scale of the tolerance; {@code NaN} never passes
 * @param tolerance the largest deviation that passes
 * @param why where the tolerance comes from, or why there was nothing to judge
 * @param finding what the run says of it, in words; empty where the numbers say it all
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Verdict(
        String quantity,
        double predicted,
        double simulated,
        double deviation,
        double tolerance,
        String why,
        String finding) {

    /** Without words. */
    public Verdict(
            String quantity, double predicted, double simulated, double deviation, double tolerance, String why) {
        this(quantity, predicted, simulated, deviation, tolerance, why, "");
    }

    /** Judges by the distance of the two numbers. */
    public static Verdict absolute(String quantity, double predicted, double simulated, double tolerance, String why) {
        return new Verdict(quantity, predicted, simulated, Math.abs(simulated - predicted), tolerance, why);
    }

    /** Judges by their distance relative to what is predicted. */
    public static Verdict relative(String quantity, double predicted, double simulated, double tolerance, String why) {
        return new Verdict(
                quantity, predicted, simulated, Math.abs(simulated - predicted) / Math.abs(predicted), tolerance, why);
    }

    /** A claim that cannot be judged, which does not pass. */
    public static Verdict missing(String quantity, double tolerance, String why) {
        return new Verdict(quantity, Double.NaN, Double.NaN, Double.NaN, tolerance, why);
    }

    /** Whether the claim holds. */
    public boolean pass() {
        return deviation <= tolerance;
    }
}
