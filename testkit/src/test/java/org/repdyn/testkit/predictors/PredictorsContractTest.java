package org.repdyn.testkit.predictors;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.repdyn.dynamics.predictor.DirectPredictorOptions;
import org.repdyn.dynamics.predictor.DirectPredictorProvider;
import org.repdyn.dynamics.predictor.LinearPredictorOptions;
import org.repdyn.dynamics.predictor.LinearPredictorProvider;
import org.repdyn.dynamics.spi.PredictorProvider;
import org.repdyn.testkit.PredictorContract;

@DisplayName("The built-in predictors obey the laws")
final class PredictorsContractTest {

    @Nested
    @DisplayName("linear")
    class Linear extends PredictorContract<LinearPredictorOptions> {
        @Override
        protected PredictorProvider<LinearPredictorOptions> provider() {
            return new LinearPredictorProvider();
        }

        @Override
        protected LinearPredictorOptions options() {
            return new LinearPredictorOptions(LinearPredictorOptions.Start.GAUSSIAN);
        }
    }

    private abstract static class Direct extends PredictorContract<DirectPredictorOptions> {
        private final Optional<Double> rate;

        Direct(Optional<Double> rate) {
            this.rate = rate;
        }

        @Override
        protected PredictorProvider<DirectPredictorOptions> provider() {
            return new DirectPredictorProvider();
        }

        @Override
        protected DirectPredictorOptions options() {
            return new DirectPredictorOptions(0.5, 0.01, DirectPredictorOptions.CorrelatedViews.ANCHORS, rate);
        }
    }

    @Nested
    @DisplayName("direct-pred")
    class OfTheBatch extends Direct {
        OfTheBatch() {
            super(Optional.empty());
        }
    }

    @Nested
    @DisplayName("direct-pred with a running correlation")
    class Running extends Direct {
        Running() {
            super(Optional.of(2.0));
        }
    }
}
