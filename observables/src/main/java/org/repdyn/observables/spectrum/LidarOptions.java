package org.repdyn.observables.spectrum;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of the observable {@code lidar}. The defaults are those of the paper's authors.
 *
 * @param delta δ, added to the diagonal of the within-sample scatter
 * @param epsilon ε, added to each normalised eigenvalue
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LidarOptions(
        @Option(help = "added to the diagonal of the within-sample scatter", defaultValue = "1e-4", range = "(0, inf)")
                double delta,
        @Option(help = "added to each normalised eigenvalue", defaultValue = "1e-8", range = "[0, inf)")
                double epsilon) {}
