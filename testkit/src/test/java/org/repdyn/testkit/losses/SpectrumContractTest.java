package org.repdyn.testkit.losses;

import java.util.stream.Stream;
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
import org.repdyn.testkit.LossContract;

@DisplayName("Losses of the spectrum obey the laws")
final class SpectrumContractTest {

    @Nested
    @DisplayName("losses")
    class Losses extends LossContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(
                    Subject.of("mmcr", new MmcrProvider(), new MmcrOptions(0)),
                    Subject.of("mmcr with local norms", new MmcrProvider(), new MmcrOptions(0.5)),
                    Subject.of("frossl", new FrosslProvider(), new FrosslOptions(1)),
                    Subject.of("tcr", new TotalCodingRateProvider(), new TotalCodingRateOptions(0.2, TotalCodingRateOptions.Variant.OFFICIAL)),
                    Subject.of("emp-ssl", new EmpSslProvider(), new EmpSslOptions(20, 1, 0.2)));
        }
    }
}
