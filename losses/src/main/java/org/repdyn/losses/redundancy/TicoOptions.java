package org.repdyn.losses.redundancy;

import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.options.Option;

/**
 * Options of {@link Tico}.
 *
 * @param rho weight ρ of the repulsion
 * @param rate rate at which the running covariance follows that of the batch, in 1/time
 * @param lead time h by which the covariance is ahead of the weights
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TicoOptions(
        @Option(
                        help =
                                "weight of the repulsion from directions that are already used; stable-pretraining uses 20",
                        defaultValue = "8",
                        range = "[0, inf)")
                double rho,
        @Option(
                        help =
                                "rate at which the running covariance follows that of the batch, in 1/time; with step size h"
                                        + " the paper's beta is 1 - rate*h",
                        defaultValue = "10",
                        range = "(0, inf)")
                double rate,
        @Option(
                        help =
                                "time by which the covariance is ahead of the weights; the step size of the dynamics for a"
                                        + " covariance that is updated before each step, as in lightly",
                        defaultValue = "0",
                        range = "[0, inf)")
                double lead) {

    /**
     * Checks the lead.
     *
     * @throws IllegalArgumentException if {@code rate·lead} is greater than 1
     */
    public TicoOptions {
        if (rate * lead > 1) {
            throw new IllegalArgumentException("rate * lead is " + Decimals.text(rate * lead)
                    + "; it must be at most 1, because 1 - rate * lead is the weight of the previous covariance");
        }
    }

    /** Creates options for a covariance that is integrated together with the weights. */
    public TicoOptions(double rho, double rate) {
        this(rho, rate, 0);
    }
}
