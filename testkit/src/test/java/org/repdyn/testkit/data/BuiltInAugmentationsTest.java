package org.repdyn.testkit.data;

import org.junit.jupiter.api.Nested;
import org.repdyn.data.augmentations.GaussianNoiseProvider;
import org.repdyn.data.augmentations.MaskingProvider;
import org.repdyn.data.augmentations.PixelShiftProvider;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.testkit.AugmentationContract;

class BuiltInAugmentationsTest {

    @Nested
    class GaussianNoise extends AugmentationContract {
        @Override
        protected Augmentation augmentation() {
            return new GaussianNoiseProvider().create(new GaussianNoiseProvider.Options(0.1));
        }
    }

    @Nested
    class NoiseInSomeCoordinates extends AugmentationContract {
        @Override
        protected Augmentation augmentation() {
            return new GaussianNoiseProvider().create(new GaussianNoiseProvider.Options(0.1, false, 1));
        }
    }

    @Nested
    class PixelShift extends AugmentationContract {
        @Override
        protected Augmentation augmentation() {
            return new PixelShiftProvider().create(new PixelShiftProvider.Options(2));
        }
    }

    @Nested
    class Masking extends AugmentationContract {
        @Override
        protected Augmentation augmentation() {
            return new MaskingProvider().create(new MaskingProvider.Options(0.3));
        }
    }
}
