package org.repdyn.testkit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.observables.rows.DimensionPenaltyProvider;
import org.repdyn.observables.rows.DualityGapProvider;
import org.repdyn.observables.rows.SamplePenaltyProvider;
import org.repdyn.observables.spectrum.CorrelationProvider;
import org.repdyn.observables.spectrum.CrossCorrelationProvider;

@DisplayName("Observables of second moments obey the laws")
final class MomentObservablesContractTest {

    private abstract static class Contract extends ObservableContract<NoOptions> {

        private final ObservableProvider<NoOptions> provider;

        Contract(ObservableProvider<NoOptions> provider) {
            this.provider = provider;
        }

        @Override
        protected ObservableProvider<NoOptions> provider() {
            return provider;
        }

        @Override
        protected NoOptions options() {
            return new NoOptions();
        }
    }

    @Nested
    final class Correlation extends Contract {
        Correlation() {
            super(new CorrelationProvider());
        }
    }

    @Nested
    final class CrossCorrelation extends Contract {
        CrossCorrelation() {
            super(new CrossCorrelationProvider());
        }
    }

    @Nested
    final class DualityGap extends Contract {
        DualityGap() {
            super(new DualityGapProvider());
        }
    }

    @Nested
    final class SamplePenalty extends Contract {
        SamplePenalty() {
            super(new SamplePenaltyProvider());
        }
    }

    @Nested
    final class DimensionPenalty extends Contract {
        DimensionPenalty() {
            super(new DimensionPenaltyProvider());
        }
    }
}
