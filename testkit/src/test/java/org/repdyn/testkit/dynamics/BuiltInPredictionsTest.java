package org.repdyn.testkit.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.dynamics.exact.GrassmannFlowProvider;
import org.repdyn.dynamics.exact.NaiveFlowProvider;
import org.repdyn.dynamics.exact.WidthIndependentProvider;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.testkit.PredictionContract;

class BuiltInPredictionsTest {

    @Test
    void noneIsForgotten() {
        // One nested class, or more, for each of these.
        assertThat(ServiceLoader.load(PredictionProvider.class))
                .extracting(p -> ((PluginProvider<?>) p).name())
                .containsExactlyInAnyOrder("naive-flow", "grassmann-flow", "width-independent");
    }

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
