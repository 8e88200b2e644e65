package org.repdyn.losses.contrastive;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link AlignmentUniformity}. The defaults are those of the authors' code.
 *
 * @param alpha α, the power of the distance of views
 * @param t t, the sharpness of the repulsion
 * @param uniformityWeight λ
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record AlignmentUniformityOptions(
        @Option(help = "power of the distance of the views", defaultValue = "2", range = "[1, inf)") double alpha,
        @Option(help = "sharpness of the repulsion; lightly uses 1", defaultValue = "2", range = "(0, inf)") double t,
        @Option(help = "weight of uniformity", defaultValue = "1", range = "[0, inf)") double uniformityWeight) {}
