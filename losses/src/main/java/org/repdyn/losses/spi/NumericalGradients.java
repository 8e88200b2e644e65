package org.repdyn.losses.spi;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Account of the gradients that a loss computed from its values alone.
 *
 * @param gradients number of gradients
 * @param evaluations number of values of the loss that they took together
 * @param error largest estimated error of an entry over the largest entry of its gradient, of all gradients; NaN before the first
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record NumericalGradients(long gradients, long evaluations, double error) {

    /** Account of a loss that has computed no gradient yet. */
    public static final NumericalGradients NONE = new NumericalGradients(0, 0, Double.NaN);

    /** Returns the account of the gradients of both. */
    public NumericalGradients plus(NumericalGradients other) {
        return new NumericalGradients(
                gradients + other.gradients,
                evaluations + other.evaluations,
                gradients == 0 ? other.error : other.gradients == 0 ? error : Math.max(error, other.error));
    }

    /** Returns the mean number of values for a gradient; 0 if there is no gradient. */
    public double evaluationsPerGradient() {
        return gradients == 0 ? 0 : (double) evaluations / gradients;
    }

    /** Returns the account in one clause, such as {@code 84 values of the loss for each gradient, estimated relative error 3e-11}. */
    @Override
    public String toString() {
        return gradients == 0
                ? "no gradient yet"
                : String.format(
                        Locale.ROOT,
                        "%.0f values of the loss for each gradient, estimated relative error %.0e",
                        evaluationsPerGradient(),
                        error);
    }
}
