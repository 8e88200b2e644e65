package org.repdyn.data.augmentations;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code pixel-shift}.
 *
 * @param pixels largest shift in each direction
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PixelShiftOptions(
        @Option(
                        help = "largest shift in pixels; each direction is drawn uniformly from -pixels to pixels",
                        defaultValue = "1",
                        range = "[0, inf)")
                int pixels) {}
