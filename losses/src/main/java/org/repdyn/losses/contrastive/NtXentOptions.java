package org.repdyn.losses.contrastive;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link NtXent}.
 *
 * @param temperature τ; cosine similarities are divided by it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record NtXentOptions(
        @Option(
                        help =
                                "temperature: cosine similarities are divided by it; smaller looks harder at near negatives",
                        defaultValue = "0.5",
                        range = "(0, inf)")
                double temperature) {}
