package org.repdyn.testkit.dynamics;

import org.junit.jupiter.api.Nested;
import org.repdyn.dynamics.exact.GrassmannFlowProvider;
import org.repdyn.dynamics.exact.NaiveFlowProvider;
import org.repdyn.dynamics.exact.WidthIndependentProvider;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.testkit.PredictionContract;

class BuiltInPredictionsTest {

    @Nested
    class NaiveFlow extends PredictionContract {
        @Override
        protected PredictionProvider provider() {
            return new NaiveFlowProvider();
        }
    }

    @Nested
    class GrassmannFlow extends PredictionContract {
        @Override
        protected PredictionProvider provider() {
            return new GrassmannFlowProvider();
        }
    }

    @Nested
    class WidthIndependent extends PredictionContract {
        @Override
        protected PredictionProvider provider() {
            return new WidthIndependentProvider();
        }
    }
}
