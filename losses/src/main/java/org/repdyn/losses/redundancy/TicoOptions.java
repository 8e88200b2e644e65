package org.repdyn.losses.redundancy;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link Tico}.
 *
 * @param rho ρ
 * @param rate of the running covariance
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TicoOptions(
        @Option(
                        help = "weight of the push out of full directions; stable-pretraining uses 20",
                        defaultValue = "8",
                        range = "[0, inf)")
                double rho,
        @Option(
                        help =
                                "how fast the running covariance follows the batch, in 1/time; with steps of length h the papers'"
                                        + " beta is 1 - rate*h",
                        defaultValue = "10",
                        range = "(0, inf)")
                double rate) {}
