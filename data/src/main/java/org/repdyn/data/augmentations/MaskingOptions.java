package org.repdyn.data.augmentations;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code masking}.
 *
 * @param fraction probability that a coordinate is masked
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record MaskingOptions(
        @Option(help = "probability that an input coordinate is masked", defaultValue = "0.25", range = "[0, 1]")
                double fraction) {}
