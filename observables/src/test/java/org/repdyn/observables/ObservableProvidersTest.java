package org.repdyn.observables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.observables.spectrum.Spectrum;

@DisplayName("Observables")
final class ObservableProvidersTest {

    @Test
    @DisplayName("are each listed for ServiceLoader, under a valid name of its own")
    void everyProviderIsListed() throws IOException, URISyntaxException {
        List<? extends ObservableProvider<?>> found = ServiceLoader.load(ObservableProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .map(p -> (ObservableProvider<?>) p)
                .toList();
        Path classes = Path.of(Spectrum.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> written;
        try (Stream<Path> files = Files.walk(classes)) {
            written = files.map(f -> classes.relativize(f).toString())
                    .filter(f -> f.endsWith("Provider.class"))
                    .map(f -> f.replaceAll("[/\\\\]", ".").replaceAll("\\.class$", ""))
                    .toList();
        }
        assertThat(found.stream().map(p -> p.getClass().getName()))
                .containsExactlyInAnyOrderElementsOf(written)
                .isNotEmpty();
        assertThat(found.stream().map(ObservableProvider::name))
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[a-z][a-z0-9-]*"));
    }

    @Test
    @DisplayName("have options whose declared defaults are allowed and make an instance")
    void defaultsBind() {
        ServiceLoader.load(ObservableProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .map(p -> (ObservableProvider<?>) p)
                .forEach(p -> assertThat(makes(p)).as(p.name()).isTrue());
    }

    private static <O extends Record> boolean makes(ObservableProvider<O> provider) {
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
