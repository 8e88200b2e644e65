package org.repdyn.testkit.data;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.repdyn.data.augmentations.GaussianNoiseProvider;
import org.repdyn.data.augmentations.MaskingProvider;
import org.repdyn.data.augmentations.PixelShiftProvider;
import org.repdyn.testkit.AugmentationContract;

@DisplayName("The built-in augmentations obey the laws")
class BuiltInAugmentationsTest extends AugmentationContract {

    static Stream<Subject<?>> subjects() {
        return Stream.of(
                Subject.of(new GaussianNoiseProvider(), new GaussianNoiseProvider.Options(0.1)),
                Subject.of(
                        "gaussian-noise in one coordinate",
                        new GaussianNoiseProvider(),
                        new GaussianNoiseProvider.Options(0.1, false, 1)),
                Subject.of(new PixelShiftProvider(), new PixelShiftProvider.Options(2)),
                Subject.of(new MaskingProvider(), new MaskingProvider.Options(0.3)));
    }
}
