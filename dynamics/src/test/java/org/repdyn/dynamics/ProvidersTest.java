package org.repdyn.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.dynamics.spi.EncoderProvider;
import org.repdyn.dynamics.spi.PredictionProvider;

class ProvidersTest {

    @Test
    void everyProviderIsListed() {
        assertThat(names(EncoderProvider.class)).containsExactlyInAnyOrder("linear", "two-layer", "mlp", "deep-linear");
        assertThat(names(DynamicsProvider.class))
                .containsExactlyInAnyOrder("gradient-descent", "momentum", "sgd", "adam", "gradient-flow", "exact");
        assertThat(names(PredictionProvider.class))
                .containsExactlyInAnyOrder("naive-flow", "grassmann-flow", "width-independent");
    }

    private static <P> List<String> names(Class<P> type) {
        return StreamSupport.stream(ServiceLoader.load(type).spliterator(), false)
                .map(p -> (PluginProvider<?>) p)
                .peek(p -> assertThat(p.name()).matches("[a-z][a-z0-9-]*"))
                .peek(p -> assertThat(p.summary()).isNotBlank())
                .map(PluginProvider::name)
                .toList();
    }
}
