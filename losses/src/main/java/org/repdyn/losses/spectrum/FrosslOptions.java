package org.repdyn.losses.spectrum;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link Frossl}.
 *
 * @param invarianceWeight weight w of the squared distance between the views
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FrosslOptions(
        @Option(help = "weight of the squared distance between the views", defaultValue = "1", range = "[0, inf)")
                double invarianceWeight) {}
