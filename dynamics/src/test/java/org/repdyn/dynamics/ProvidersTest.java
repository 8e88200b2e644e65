package org.repdyn.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.dynamics.encoder.Encoders;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.dynamics.spi.EncoderProvider;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.PredictorHeadProvider;

class ProvidersTest {

    @Test
    void everyProviderIsListed() {
        assertThat(names(EncoderProvider.class)).containsExactlyInAnyOrder("linear", "two-layer", "mlp", "deep-linear");
        assertThat(names(DynamicsProvider.class))
                .containsExactlyInAnyOrder(
                        "gradient-descent",
                        "momentum",
                        "sgd",
                        "adam",
                        "muon",
                        "muon-flow",
                        "gradient-flow",
                        "exact",
                        "trust-regions",
                        "lbfgs",
                        "conjugate-gradient");
        assertThat(names(PredictionProvider.class))
                .containsExactlyInAnyOrder(
                        "naive-flow",
                        "grassmann-flow",
                        "width-independent",
                        "frozen-features",
                        "stepwise",
                        "deep-linear-modes",
                        "eigenvalue-laws",
                        "predictor-balance",
                        "contrast-start",
                        "two-layer-modes",
                        "linear-byol",
                        "cosine-laws",
                        "soft-orthogonal-flow",
                        "landing-flow",
                        "muon-angles",
                        "muon-stepwise");
        assertThat(names(PredictorHeadProvider.class)).containsExactlyInAnyOrder("linear", "direct-pred");
        assertThat(names(ObservableProvider.class))
                .containsExactlyInAnyOrder("graph-matrix", "predictor-modes", "encoder-modes", "predictor-balance");
    }

    /** Tests that every provider creates an instance from the declared defaults of its options. */
    @Test
    void defaultsBind() {
        for (PluginProvider<?> p : new Encoders().providers()) {
            assertThat(encoder((EncoderProvider<?>) p)).as(p.name()).isTrue();
        }
        for (PluginProvider<?> p : new BuiltInDynamics().providers()) {
            assertThat(dynamics((DynamicsProvider<?>) p)).as(p.name()).isTrue();
        }
    }

    private static <O extends Record> boolean encoder(EncoderProvider<O> provider) {
        return defaults(provider).map(provider::create).isPresent();
    }

    private static <O extends Record> boolean dynamics(DynamicsProvider<O> provider) {
        return defaults(provider).map(provider::create).isPresent();
    }

    private static <O extends Record> Optional<O> defaults(PluginProvider<O> provider) {
        return new OptionsBinder()
                .bind(
                        provider.optionsType(),
                        new ConfigValue.Mapping(Map.of(), SourceLocation.DEFAULT),
                        "",
                        new Problems());
    }

    private static <P> List<String> names(Class<P> type) {
        Stream<PluginProvider<?>> alone = StreamSupport.stream(
                        ServiceLoader.load(type).spliterator(), false)
                .map(p -> (PluginProvider<?>) p);
        Stream<PluginProvider<?>> inCatalogues = ServiceLoader.load(ProviderCatalogue.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(catalogue -> catalogue.getClass().getPackageName().startsWith("org.repdyn.dynamics"))
                .flatMap(catalogue -> catalogue.providers().stream())
                .filter(type::isInstance);
        return Stream.concat(alone, inCatalogues)
                .peek(p -> assertThat(p.name()).matches("[a-z][a-z0-9-]*"))
                .peek(p -> assertThat(p.summary()).isNotBlank())
                .map(PluginProvider::name)
                .toList();
    }
}
