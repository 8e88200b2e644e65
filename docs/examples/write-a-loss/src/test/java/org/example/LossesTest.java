package org.example;

import org.junit.jupiter.api.Nested;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.testkit.LossContract;

class LossesTest {

    @Nested
    class SpectralContrastive extends LossContract<SpectralContrastiveProvider.Options> {
        @Override
        protected LossProvider<SpectralContrastiveProvider.Options> provider() {
            return new SpectralContrastiveProvider();
        }

        @Override
        protected SpectralContrastiveProvider.Options options() {
            return new SpectralContrastiveProvider.Options(0.7);
        }
    }

    @Nested
    class SquaredDistance extends LossContract<NoOptions> {
        @Override
        protected LossProvider<NoOptions> provider() {
            return new SquaredDistanceProvider();
        }

        @Override
        protected NoOptions options() {
            return new NoOptions();
        }
    }
}
