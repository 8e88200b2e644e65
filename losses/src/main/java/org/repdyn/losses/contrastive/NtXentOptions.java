package org.repdyn.losses.contrastive;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link NtXent}.
 *
 * @param temperature temperature τ, the divisor of cosine similarities
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record NtXentOptions(
        @Option(
                        help =
                                "temperature, the divisor of cosine similarities; a smaller one weights close negatives more",
                        defaultValue = "0.5",
                        range = "(0, inf)")
                double temperature) {}
