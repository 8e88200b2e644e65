package org.repdyn.testkit.data;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.repdyn.data.augmentations.BuiltInAugmentations;
import org.repdyn.data.augmentations.GaussianNoiseOptions;
import org.repdyn.data.augmentations.MaskingOptions;
import org.repdyn.data.augmentations.PixelShiftOptions;
import org.repdyn.testkit.AugmentationContract;
import org.repdyn.testkit.Subject;

@DisplayName("The built-in augmentations obey the laws")
class BuiltInAugmentationsTest extends AugmentationContract {

    static Stream<Subject<?>> subjects() {
        return Stream.of(
                Subject.of(BuiltInAugmentations.GAUSSIAN_NOISE, new GaussianNoiseOptions(0.1)),
                Subject.of(
                        "gaussian-noise in one coordinate",
                        BuiltInAugmentations.GAUSSIAN_NOISE,
                        new GaussianNoiseOptions(0.1, false, 1)),
                Subject.of(BuiltInAugmentations.PIXEL_SHIFT, new PixelShiftOptions(2)),
                Subject.of(BuiltInAugmentations.MASKING, new MaskingOptions(0.3)));
    }
}
