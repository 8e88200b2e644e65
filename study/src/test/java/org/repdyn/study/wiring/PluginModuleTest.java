package org.repdyn.study.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.plugin.Spi;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.LossProvider;

class PluginModuleTest {

    private static final Spi<LossProvider<?>> LOSSES = Spi.of(LossProvider.class, "loss");
    private static final Spi<PredictionProvider> PREDICTIONS = Spi.of(PredictionProvider.class, "prediction");

    /** Injection points for a kind of plugin with options and for one without. */
    static final class Consumer {
        private final Registry<LossProvider<?>> losses;
        private final Registry<PredictionProvider> predictions;
        private final Set<LoadedPlugin<LossProvider<?>>> plugins;
        private final Set<Registry<?>> kinds;
        private final OptionsBinder binder;

        @Inject
        Consumer(
                Registry<LossProvider<?>> losses,
                Registry<PredictionProvider> predictions,
                Set<LoadedPlugin<LossProvider<?>>> plugins,
                Set<Registry<?>> kinds,
                OptionsBinder binder) {
            this.losses = losses;
            this.predictions = predictions;
            this.plugins = plugins;
            this.kinds = kinds;
            this.binder = binder;
        }
    }

    private static Injector injector(AbstractModule... more) {
        return Guice.createInjector(
                new PluginModule(FoundPlugins.of(PluginSource.builtIn(), List.of(LOSSES, PREDICTIONS))),
                new AbstractModule() {
                    @Override
                    protected void configure() {
                        for (AbstractModule module : more) {
                            install(module);
                        }
                    }
                });
    }

    @Test
    void registriesAreInjectedByTheTypeOfTheirProvider() {
        Consumer consumer = injector().getInstance(Consumer.class);

        assertThat(consumer.losses.names())
                .isEqualTo(Registry.load(LOSSES, PluginSource.builtIn()).names())
                .contains("nt-xent");
        assertThat(consumer.predictions.names()).contains("naive-flow");
        assertThat(consumer.plugins)
                .extracting(LoadedPlugin::name)
                .containsExactlyInAnyOrderElementsOf(consumer.losses.names());
        assertThat(consumer.kinds).extracting(kind -> kind.spi().kind()).containsExactly("loss", "prediction");
        assertThat(consumer.kinds).element(0).isSameAs(consumer.losses);
        assertThat(consumer.binder).isNotNull();
    }

    @Test
    void anotherModuleMayAddPlugins() {
        Consumer consumer = injector(new AbstractModule() {
                    @Override
                    protected void configure() {
                        Multibinder.newSetBinder(binder(), new TypeLiteral<LoadedPlugin<LossProvider<?>>>() {})
                                .addBinding()
                                .toInstance(new LoadedPlugin<>(
                                        new Embedded(),
                                        "embedded",
                                        "1",
                                        getClass().getClassLoader()));
                    }
                })
                .getInstance(Consumer.class);

        assertThat(consumer.losses.names()).contains("embedded", "nt-xent");
    }

    @Test
    void sourceIsInjectedSoThatItsOwnerCanCloseIt() {
        PluginSource source = PluginSource.builtIn();

        assertThat(Guice.createInjector(new PluginModule(FoundPlugins.of(source, List.of())))
                        .getInstance(PluginSource.class))
                .isSameAs(source);
    }

    private static final class Embedded implements LossProvider<NoOptions> {
        @Override
        public String name() {
            return "embedded";
        }

        @Override
        public String summary() {
            return "a loss of the program that embeds RepDyn";
        }

        @Override
        public Class<NoOptions> optionsType() {
            return NoOptions.class;
        }

        @Override
        public EmbeddingField create(NoOptions options) {
            throw new UnsupportedOperationException("this test creates no loss");
        }
    }
}
