package org.repdyn.observables.rows;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code uniformity}.
 *
 * @param t sharpness of the Gaussian potential
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record UniformityOptions(
        @Option(
                        help = "sharpness t of the Gaussian potential exp(-t * squared distance)",
                        defaultValue = "2",
                        range = "(0, inf)")
                double t) {}
