package org.repdyn.observables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.observables.spectrum.Spectrum;

@DisplayName("Observables")
final class ObservableProvidersTest {

    private static List<ProviderCatalogue> catalogues() {
        return ServiceLoader.load(ProviderCatalogue.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(catalogue -> catalogue.getClass().getPackageName().startsWith("org.repdyn.observables"))
                .toList();
    }

    private static Stream<ObservableProvider<?>> listed() {
        return catalogues().stream()
                .flatMap(catalogue -> catalogue.providers().stream())
                .map(provider -> (ObservableProvider<?>) provider);
    }

    @Test
    @DisplayName("are each listed in a catalogue found by ServiceLoader, under a valid and unique name")
    void everyProviderIsListed() throws IOException, URISyntaxException, ReflectiveOperationException {
        Path classes = Path.of(Spectrum.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> written;
        try (Stream<Path> files = Files.walk(classes)) {
            written = files.map(f -> classes.relativize(f).toString())
                    .filter(f -> f.startsWith("org/repdyn/observables/".replace("/", File.separator))
                            && f.endsWith("Observables.class"))
                    .map(f -> f.replaceAll("[/\\\\]", ".").replaceAll("\\.class$", ""))
                    .toList();
        }
        assertThat(catalogues().stream().map(c -> c.getClass().getName()))
                .containsExactlyInAnyOrderElementsOf(written)
                .isNotEmpty();
        for (ProviderCatalogue catalogue : catalogues()) {
            List<Object> constants = new ArrayList<>();
            for (Field field : catalogue.getClass().getFields()) {
                constants.add(field.get(catalogue));
            }
            assertThat(constants)
                    .as(catalogue.getClass().getSimpleName())
                    .containsExactlyInAnyOrderElementsOf(catalogue.providers());
        }
        assertThat(listed().map(ObservableProvider::name))
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[a-z][a-z0-9-]*"));
    }

    @Test
    @DisplayName("can be created from their default options")
    void defaultsBind() {
        assertThat(listed())
                .isNotEmpty()
                .allSatisfy(p -> assertThat(canBeCreated(p)).as(p.name()).isTrue());
    }

    private static <O extends Record> boolean canBeCreated(ObservableProvider<O> provider) {
        return new OptionsBinder()
                .bind(
                        provider.optionsType(),
                        new ConfigValue.Mapping(Map.of(), SourceLocation.DEFAULT),
                        "",
                        new Problems())
                .map(provider::create)
                .isPresent();
    }
}
