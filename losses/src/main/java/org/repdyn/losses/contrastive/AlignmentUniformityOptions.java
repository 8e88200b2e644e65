package org.repdyn.losses.contrastive;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link AlignmentUniformity}. The defaults are those of the authors' code.
 *
 * @param alpha exponent α of the distance between views
 * @param t sharpness t of the repulsion
 * @param uniformityWeight weight λ of uniformity
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record AlignmentUniformityOptions(
        @Option(help = "exponent of the distance between the two views", defaultValue = "2", range = "[1, inf)")
                double alpha,
        @Option(help = "sharpness of the repulsion; lightly uses 1", defaultValue = "2", range = "(0, inf)") double t,
        @Option(help = "weight of the uniformity term", defaultValue = "1", range = "[0, inf)")
                double uniformityWeight) {}
