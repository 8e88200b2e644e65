package org.repdyn.testkit.losses;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.repdyn.losses.spectrum.EmpSslOptions;
import org.repdyn.losses.spectrum.EmpSslProvider;
import org.repdyn.losses.spectrum.FrosslOptions;
import org.repdyn.losses.spectrum.FrosslProvider;
import org.repdyn.losses.spectrum.MmcrOptions;
import org.repdyn.losses.spectrum.MmcrProvider;
import org.repdyn.losses.spectrum.TotalCodingRateOptions;
import org.repdyn.losses.spectrum.TotalCodingRateProvider;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.testkit.LossContract;

@DisplayName("Losses of the spectrum obey the laws")
final class SpectrumContractTest {

    @Nested
    @DisplayName("mmcr")
    class Centroids extends LossContract<MmcrOptions> {
        @Override
        protected LossProvider<MmcrOptions> provider() {
            return new MmcrProvider();
        }

        @Override
        protected MmcrOptions options() {
            return new MmcrOptions(0);
        }
    }

    @Nested
    @DisplayName("mmcr with local norms")
    class CentroidsAndLocal extends LossContract<MmcrOptions> {
        @Override
        protected LossProvider<MmcrOptions> provider() {
            return new MmcrProvider();
        }

        @Override
        protected MmcrOptions options() {
            return new MmcrOptions(0.5);
        }
    }

    @Nested
    @DisplayName("frossl")
    class Frobenius extends LossContract<FrosslOptions> {
        @Override
        protected LossProvider<FrosslOptions> provider() {
            return new FrosslProvider();
        }

        @Override
        protected FrosslOptions options() {
            return new FrosslOptions(1);
        }
    }

    @Nested
    @DisplayName("tcr")
    class Rate extends LossContract<TotalCodingRateOptions> {
        @Override
        protected LossProvider<TotalCodingRateOptions> provider() {
            return new TotalCodingRateProvider();
        }

        @Override
        protected TotalCodingRateOptions options() {
            return new TotalCodingRateOptions(0.2, TotalCodingRateOptions.Variant.OFFICIAL);
        }
    }

    @Nested
    @DisplayName("emp-ssl")
    class RateOfUnits extends LossContract<EmpSslOptions> {
        @Override
        protected LossProvider<EmpSslOptions> provider() {
            return new EmpSslProvider();
        }

        @Override
        protected EmpSslOptions options() {
            return new EmpSslOptions(20, 1, 0.2);
        }
    }
}
