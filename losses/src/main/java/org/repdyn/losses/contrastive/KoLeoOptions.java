package org.repdyn.losses.contrastive;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link KoLeo}.
 *
 * @param epsilon number ε added to differences and distances
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record KoLeoOptions(
        @Option(
                        help =
                                "added to differences and distances; DINOv2 uses 1e-8; 0 makes the loss undefined at equal rows",
                        defaultValue = "0",
                        range = "[0, inf)")
                double epsilon) {}
