package org.repdyn.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.golden.GoldenFile;
import org.repdyn.losses.contrastive.ContrastiveLosses;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.losses.supervised.SquaredRegression;

@DisplayName("Built-in losses")
final class BuiltInLossesTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    @TestFactory
    @DisplayName("agree with the golden values")
    Stream<DynamicTest> golden() {
        return GoldenFile.open("losses")
                .tests(
                        c -> c.field("loss"),
                        GoldenLosses.CHECKS,
                        Map.of(),
                        Map.of(
                                "terms",
                                "a loss returns the weighted sum of its terms, which is checked as value, and not the terms"));
    }

    private static List<ProviderCatalogue> catalogues() {
        return ServiceLoader.load(ProviderCatalogue.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(catalogue -> catalogue.getClass().getPackageName().startsWith("org.repdyn.losses"))
                .toList();
    }

    private static List<LossProvider<?>> listed() {
        return catalogues().stream()
                .flatMap(catalogue -> catalogue.providers().stream())
                .<LossProvider<?>>map(provider -> (LossProvider<?>) provider)
                .toList();
    }

    @Test
    @DisplayName("are each listed in a catalogue found by ServiceLoader, under a valid and unique name")
    void everyProviderIsListed() throws IOException, URISyntaxException, ReflectiveOperationException {
        Path classes = Path.of(ContrastiveLosses.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> written;
        try (Stream<Path> files = Files.walk(classes)) {
            written = files.map(f -> classes.relativize(f).toString().replaceAll("[/\\\\]", "."))
                    .filter(f -> f.matches("org\\.repdyn\\.losses\\.\\w+\\.\\w+Losses\\.class"))
                    .map(f -> f.replaceAll("\\.class$", ""))
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
        assertThat(listed().stream().map(LossProvider::name))
                .hasSize(28)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[a-z][a-z0-9-]*"));
    }

    @Test
    @DisplayName("squared-regression names both dimensions if the targets do not fit the embeddings")
    void regressionOfWrongWidth() {
        Embeddings embeddings = new Embeddings(
                new ViewLayout(2, 0, 0),
                R064Store.FACTORY.make(2, 3),
                Optional.of(R064Store.FACTORY.make(2, 1)),
                ALGEBRA);
        assertThatThrownBy(() -> new SquaredRegression().value(embeddings))
                .hasMessage("the targets have 1 column, and the embeddings have 3; give the encoder 1 output");
    }

    @Test
    @DisplayName("squared-regression refuses batches with further views")
    void regressionOfPairs() {
        Embeddings embeddings = new Embeddings(
                new ViewLayout(2, 1, 0),
                R064Store.FACTORY.make(4, 3),
                Optional.of(R064Store.FACTORY.make(2, 3)),
                ALGEBRA);
        assertThatThrownBy(() -> new SquaredRegression().value(embeddings))
                .hasMessage("squared-regression reads anchors only, but is given anchors with 1 positive each");
    }

    @Test
    @DisplayName("can be created from their default options, except a weighted sum, whose terms have no default")
    void defaultsBind() {
        assertThat(listed()).isNotEmpty().allSatisfy(p -> assertThat(canBeCreated(p))
                .as(p.name())
                .isEqualTo(!p.name().equals("weighted-sum")));
    }

    private static <O extends Record> boolean canBeCreated(LossProvider<O> provider) {
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
