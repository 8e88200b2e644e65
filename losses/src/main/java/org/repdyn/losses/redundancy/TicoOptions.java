package org.repdyn.losses.redundancy;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link Tico}.
 *
 * @param rho weight ρ of the repulsion
 * @param rate rate at which the running covariance follows that of the batch, in 1/time
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TicoOptions(
        @Option(
                        help = "weight of the repulsion from directions that are already used; stable-pretraining uses 20",
                        defaultValue = "8",
                        range = "[0, inf)")
                double rho,
        @Option(
                        help =
                                "rate at which the running covariance follows that of the batch, in 1/time; with step size h"
                                        + " the paper's beta is 1 - rate*h",
                        defaultValue = "10",
                        range = "(0, inf)")
                double rate) {}
