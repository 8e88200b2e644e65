package org.repdyn.losses.contrastive;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link WeightedDcl}.
 *
 * @param temperature temperature τ, the divisor of cosine similarities
 * @param sigma temperature σ of the weights by which the positive pairs are multiplied
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record WeightedDclOptions(
        @Option(help = "temperature, the divisor of cosine similarities", defaultValue = "0.1", range = "(0, inf)")
                double temperature,
        @Option(
                        help = "temperature of the weights; a smaller one attracts distant pairs more",
                        defaultValue = "0.5",
                        range = "(0, inf)")
                double sigma) {}
