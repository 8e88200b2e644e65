package org.repdyn.testkit.losses;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.repdyn.losses.spectrum.EmpSslOptions;
import org.repdyn.losses.spectrum.FrosslOptions;
import org.repdyn.losses.spectrum.MmcrOptions;
import org.repdyn.losses.spectrum.SpectrumLosses;
import org.repdyn.losses.spectrum.TotalCodingRateOptions;
import org.repdyn.testkit.LossContract;
import org.repdyn.testkit.Subject;

@DisplayName("Losses of the spectrum obey the laws")
final class SpectrumContractTest {

    @Nested
    @DisplayName("losses")
    class Losses extends LossContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(
                    Subject.of("mmcr", SpectrumLosses.MMCR, new MmcrOptions(0)),
                    Subject.of("mmcr with local norms", SpectrumLosses.MMCR, new MmcrOptions(0.5)),
                    Subject.of("frossl", SpectrumLosses.FROSSL, new FrosslOptions(0.5)),
                    Subject.of(
                            "frossl, standardised columns",
                            SpectrumLosses.FROSSL,
                            new FrosslOptions(2, FrosslOptions.Variant.STANDARDISED)),
                    Subject.of(
                            "tcr",
                            SpectrumLosses.TCR,
                            new TotalCodingRateOptions(0.2, TotalCodingRateOptions.Variant.OFFICIAL)),
                    Subject.of("emp-ssl", SpectrumLosses.EMP_SSL, new EmpSslOptions(20, 1.5, 0.2)),
                    Subject.of(
                            "emp-ssl, sign of lightly",
                            SpectrumLosses.EMP_SSL,
                            new EmpSslOptions(20, 1.5, 0.2, TotalCodingRateOptions.Variant.LIGHTLY)));
        }
    }
}
