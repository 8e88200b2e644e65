package org.repdyn.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.options.OptionsBinder;

class PluginModuleTest {

    private static final Spi<AlwaysThereProvider> THINGS = new Spi<>(AlwaysThereProvider.class, "thing");

    @TempDir
    private Path temp;

    /** As a class of the application asks for plugins. */
    static final class Workshop {
        private final Registry<GadgetProvider<?>> gadgets;
        private final Registry<AlwaysThereProvider> things;
        private final Set<LoadedPlugin<GadgetProvider<?>>> plugins;
        private final Set<Registry<?>> kinds;
        private final OptionsBinder binder;

        @Inject
        Workshop(
                Registry<GadgetProvider<?>> gadgets,
                Registry<AlwaysThereProvider> things,
                Set<LoadedPlugin<GadgetProvider<?>>> plugins,
                Set<Registry<?>> kinds,
                OptionsBinder binder) {
            this.gadgets = gadgets;
            this.things = things;
            this.plugins = plugins;
            this.kinds = kinds;
            this.binder = binder;
        }
    }

    @Test
    void registriesAreInjectedByTheTypeOfTheirProvider() throws IOException {
        PluginJar.gadget("Good", "good").writeTo(temp, "good.jar");
        PluginJar.empty().listed("org.example.Missing").writeTo(temp, "bad.jar");
        try (PluginSource source = Gadgets.open(temp)) {
            Workshop workshop = Guice.createInjector(new PluginModule(source, List.of(Gadgets.SPI, THINGS)))
                    .getInstance(Workshop.class);

            assertThat(workshop.gadgets.names()).containsExactly("good");
            assertThat(workshop.gadgets.failures())
                    .extracting(LoadFailure::origin)
                    .containsExactly("bad.jar");
            assertThat(workshop.things.names()).containsExactly("always-there");
            assertThat(workshop.plugins).extracting(LoadedPlugin::name).containsExactly("good");
            assertThat(workshop.kinds).extracting(kind -> kind.spi().kind()).containsExactly("gadget", "thing");
            assertThat(workshop.kinds).element(0).isSameAs(workshop.gadgets);
            assertThat(workshop.binder).isNotNull();
        }
    }

    @Test
    void anotherModuleMayAddPlugins() {
        Injector injector = Guice.createInjector(
                new PluginModule(PluginSource.builtIn(), List.of(Gadgets.SPI)), new AbstractModule() {
                    @Override
                    protected void configure() {
                        Multibinder.newSetBinder(binder(), new TypeLiteral<LoadedPlugin<GadgetProvider<?>>>() {})
                                .addBinding()
                                .toInstance(new LoadedPlugin<>(
                                        new Embedded(),
                                        "embedded",
                                        "1",
                                        getClass().getClassLoader()));
                    }
                });

        assertThat(injector.getInstance(Workshops.class).gadgets.names()).containsExactly("embedded");
    }

    @Test
    void sourceIsInjectedSoThatItsOwnerCanCloseIt() {
        PluginSource source = PluginSource.builtIn();

        assertThat(Guice.createInjector(new PluginModule(source, List.of())).getInstance(PluginSource.class))
                .isSameAs(source);
    }

    @Test
    void kindOfPluginIsAnInterfaceWithAName() {
        assertThatThrownBy(() -> new Spi<>(AlwaysThere.class, "thing")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Spi<>(AlwaysThereProvider.class, " "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static final class Workshops {
        private final Registry<GadgetProvider<?>> gadgets;

        @Inject
        Workshops(Registry<GadgetProvider<?>> gadgets) {
            this.gadgets = gadgets;
        }
    }

    private static final class Embedded implements GadgetProvider<NoOptions> {
        @Override
        public String name() {
            return "embedded";
        }

        @Override
        public String summary() {
            return "given by the program that embeds RepDyn";
        }

        @Override
        public Class<NoOptions> optionsType() {
            return NoOptions.class;
        }

        @Override
        public Gadget create(NoOptions options) {
            return () -> "embedded";
        }
    }
}
