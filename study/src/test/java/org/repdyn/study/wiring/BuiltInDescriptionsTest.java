package org.repdyn.study.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Registry;

/** The descriptions of plugins in jars of RepDyn are not checked when they are loaded. */
@DisplayName("The description of each built-in plugin")
class BuiltInDescriptionsTest {

    private static final List<Registry<?>> REGISTRIES =
            FoundPlugins.in(PluginSource.builtIn(), List.of()).registries();

    private static List<? extends PluginProvider<?>> providers() {
        return REGISTRIES.stream()
                .flatMap(registry -> registry.all().stream())
                .<PluginProvider<?>>map(LoadedPlugin::provider)
                .toList();
    }

    @Test
    @DisplayName("has a name, one line of summary and options that can be read")
    void valid() {
        assertThat(providers()).hasSizeGreaterThan(100).allSatisfy(provider -> {
            assertThat(provider.name()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
            assertThat(provider.summary()).isNotBlank().doesNotContain("\n");
            assertThat(provider.reference()).isNotNull();
            assertThat(new OptionsBinder().describe(provider.optionsType())).isNotNull();
        });
    }

    @Test
    @DisplayName("is found for all of them")
    void failures() {
        assertThat(REGISTRIES)
                .allSatisfy(registry -> assertThat(registry.failures()).isEmpty());
    }
}
