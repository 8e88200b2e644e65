package org.repdyn.manifolds.restoring;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code landing}.
 *
 * @param attraction λ, in 1/time
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LandingOptions(
        @Option(
                        help = "rate of the attraction to orthogonal columns, in 1/time",
                        defaultValue = "1",
                        range = "(0, inf)")
                double attraction) {}
