package org.repdyn.data.augmentations;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.data.spi.AugmentationProvider;

/** Catalogue of the built-in augmentations. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BuiltInAugmentations implements ProviderCatalogue {

    /** Independent N(0, sd²) noise on each input coordinate. */
    public static final AugmentationProvider<GaussianNoiseOptions> GAUSSIAN_NOISE = AugmentationProvider.of(
            "gaussian-noise",
            "adds independent Gaussian noise to each input coordinate",
            GaussianNoiseOptions.class,
            options -> options.exact()
                    ? new ExactNoise(options.sd())
                    : new GaussianNoise(options.sd(), options.firstCoordinate()));

    /** Random input coordinates that are set to zero, or to black for images. */
    public static final AugmentationProvider<MaskingOptions> MASKING = AugmentationProvider.of(
            "masking",
            "sets random input coordinates to zero, or to black for images",
            MaskingOptions.class,
            options -> new Masking(options.fraction()));

    /** Shifts of each image by a few pixels. */
    public static final AugmentationProvider<PixelShiftOptions> PIXEL_SHIFT = AugmentationProvider.of(
            "pixel-shift",
            "shifts each image by a few pixels, filling with black",
            PixelShiftOptions.class,
            options -> new PixelShift(options.pixels()));

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(GAUSSIAN_NOISE, MASKING, PIXEL_SHIFT);
    }
}
