package org.repdyn.losses.contrastive;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link WeightedDcl}.
 *
 * @param temperature τ
 * @param sigma σ
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record WeightedDclOptions(
        @Option(help = "temperature: cosine similarities are divided by it", defaultValue = "0.1", range = "(0, inf)")
                double temperature,
        @Option(
                        help = "temperature of the weights; smaller pulls distant pairs harder",
                        defaultValue = "0.5",
                        range = "(0, inf)")
                double sigma) {}
