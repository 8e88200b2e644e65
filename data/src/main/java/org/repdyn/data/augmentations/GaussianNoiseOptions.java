package org.repdyn.data.augmentations;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code gaussian-noise}.
 *
 * @param sd standard deviation of the noise
 * @param exact true if the noise of a batch is exactly white and uncorrelated with its samples
 * @param firstCoordinate first coordinate with noise, from 0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GaussianNoiseOptions(
        @Option(
                        help = "standard deviation of the noise, in units of the inputs",
                        defaultValue = "0.05",
                        range = "[0, inf)")
                double sd,
        @Option(
                        help =
                                "make the noise of a batch exactly white and exactly uncorrelated with the samples, so that"
                                        + " population theory holds for the batch",
                        defaultValue = "false")
                boolean exact,
        @Option(help = "first coordinate with noise, counted from 0", defaultValue = "0", range = "[0, inf)")
                int firstCoordinate) {

    /** Creates options for independent noise in all coordinates. */
    public GaussianNoiseOptions(double sd) {
        this(sd, false, 0);
    }

    /**
     * Checks the combination.
     *
     * @throws IllegalArgumentException if {@code exact} is combined with a first coordinate
     */
    public GaussianNoiseOptions {
        if (exact && firstCoordinate > 0) {
            throw new IllegalArgumentException("exact noise is added to all coordinates; leave first-coordinate out");
        }
    }
}
