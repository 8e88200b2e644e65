package org.repdyn.losses.spectrum;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link Frossl}.
 *
 * @param invarianceWeight w
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FrosslOptions(
        @Option(help = "weight of the distance of the views", defaultValue = "1", range = "[0, inf)")
                double invarianceWeight) {}
