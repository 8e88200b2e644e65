package org.repdyn.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.losses.spi.ScaleInvariant;
import org.repdyn.losses.spi.SurrogateField;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@Tag("slow")
@DisplayName("Losses of embeddings of any size")
final class ExtremeScalesTest {

    private static final int MIN_EXPONENT = -160;
    private static final int MAX_EXPONENT = 155;
    private static final int SAMPLES = 6;

    /** Options, besides the defaults, that select another formula. */
    private static final Map<String, List<Map<String, String>>> VARIANTS = Map.ofEntries(
            Map.entry("arora", List.of(Map.of("form", "hinge"), Map.of("negatives", "3"))),
            Map.entry(
                    "barlow-twins",
                    List.of(
                            Map.of("epsilon", "0"),
                            Map.of("spread", "unbiased-plus-epsilon"),
                            Map.of("statistics", "stacked-views"))),
            Map.entry("dcl", List.of(Map.of("denominator", "per-block"))),
            Map.entry(
                    "info-nce",
                    List.of(Map.of("variant", "jing"), Map.of("variant", "clip"), Map.of("variant", "moco-v3"))),
            Map.entry("emp-ssl", List.of(Map.of("variant", "lightly"))),
            Map.entry("frossl", List.of(Map.of("variant", "standardised"))),
            Map.entry("iso-loss", List.of(Map.of("geometry", "cosine"))),
            Map.entry("ko-leo", List.of(Map.of("epsilon", "1e-8"))),
            Map.entry("mmcr", List.of(Map.of("local-weight", "0.5"))),
            Map.entry("nt-xent", List.of(Map.of("temperature", "0.001"))),
            Map.entry("spectral-contrastive", List.of(Map.of("variant", "clipped"))),
            Map.entry("tcr", List.of(Map.of("variant", "lightly"))),
            Map.entry(
                    "triplet-margin",
                    List.of(Map.of("epsilon", "0"), Map.of("distance", "squared-euclidean", "margin", "0.2"))),
            Map.entry("vicreg", List.of(Map.of("covariance-weight", "0"), Map.of("invariance-weight", "0"))),
            Map.entry(
                    "w-mse",
                    List.of(
                            Map.of("whitening", "zca"),
                            Map.of("epsilon", "0.1"),
                            Map.of("whitening", "zca", "epsilon", "0.1"),
                            Map.of("stop-gradient", "true"))));

    private record Subject(String label, LossProvider<?> provider, Map<String, String> options) {

        EmbeddingField create() {
            return create(provider);
        }

        private <O extends Record> EmbeddingField create(LossProvider<O> provider) {
            Map<String, ConfigValue> entries = new LinkedHashMap<>();
            options.forEach((k, v) -> entries.put(k, new ConfigValue.Scalar(v, SourceLocation.DEFAULT)));
            return provider.create(new OptionsBinder()
                    .bind(
                            provider.optionsType(),
                            new ConfigValue.Mapping(entries, SourceLocation.DEFAULT),
                            "",
                            new Problems())
                    .orElseThrow());
        }
    }

    private static Stream<Subject> subjects() {
        return ServiceLoader.load(ProviderCatalogue.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(catalogue -> catalogue.getClass().getPackageName().startsWith("org.repdyn.losses"))
                .flatMap(catalogue -> catalogue.providers().stream())
                .map(provider -> (LossProvider<?>) provider)
                // A weighted sum has no terms by default; it evaluates its terms separately.
                .filter(provider -> !provider.name().equals("weighted-sum"))
                .flatMap(provider -> Stream.concat(
                                Stream.of(Map.<String, String>of()),
                                VARIANTS.getOrDefault(provider.name(), List.of()).stream())
                        .map(options -> new Subject(provider.name() + " " + options, provider, options)));
    }

    @TestFactory
    @DisplayName("return no NaN, and the same value at every scale if they are scale-invariant")
    Stream<DynamicTest> anyScale() {
        return subjects()
                .map(subject -> DynamicTest.dynamicTest(subject.label(), () -> {
                    for (int columns : new int[] {3, 8}) {
                        // Whitening needs more samples than dimensions.
                        if (columns >= SAMPLES && subject.provider().name().equals("w-mse")) {
                            continue;
                        }
                        EmbeddingField field = subject.create();
                        int rows = field.views().layout(SAMPLES).rows();
                        R064Store u = RandomMatrices.gaussian(rows, columns, 7);
                        for (int exponent = MIN_EXPONENT; exponent <= MAX_EXPONENT; exponent++) {
                            check(subject, u, exponent, 0, rows);
                        }
                    }
                }));
    }

    @TestFactory
    @DisplayName("return no NaN if one view is huge and the other tiny")
    Stream<DynamicTest> mixedScales() {
        return subjects()
                .map(subject -> DynamicTest.dynamicTest(subject.label(), () -> {
                    EmbeddingField field = subject.create();
                    int rows = field.views().layout(SAMPLES).rows();
                    R064Store u = RandomMatrices.gaussian(rows, 3, 8);
                    for (int exponent : new int[] {-160, -80, 80, 155}) {
                        R064Store scaled = scaled(u, exponent, SAMPLES, rows);
                        Result result = evaluate(subject.create(), scaled);
                        assertThat(result.value()).as("value at 1e%s", exponent).isNotNaN();
                        assertThat(result.gradient())
                                .as("gradient at 1e%s", exponent)
                                .doesNotContain(Double.NaN);
                    }
                }));
    }

    @TestFactory
    @DisplayName("return no NaN if one output is huge or tiny, or say that they are not defined")
    Stream<DynamicTest> mixedColumns() {
        return subjects()
                .map(subject -> DynamicTest.dynamicTest(subject.label(), () -> {
                    EmbeddingField field = subject.create();
                    R064Store u = RandomMatrices.gaussian(
                            field.views().layout(SAMPLES).rows(), 3, 8);
                    for (int exponent : new int[] {-160, -80, -20, 20, 80, 155, 160}) {
                        R064Store scaled = u.copy();
                        for (int i = 0; i < u.getRowDim(); i++) {
                            scaled.data[i] *= Math.pow(10, exponent);
                        }
                        Result result;
                        try {
                            result = evaluate(subject.create(), scaled);
                        } catch (ArithmeticException undefined) {
                            assertThat(undefined)
                                    .as("at 1e%s", exponent)
                                    .hasMessageMatching(".*(same direction|singular).*");
                            continue;
                        }
                        assertThat(result.value()).as("value at 1e%s", exponent).isNotNaN();
                        assertThat(result.gradient())
                                .as("gradient at 1e%s", exponent)
                                .doesNotContain(Double.NaN);
                    }
                }));
    }

    private static void check(Subject subject, R064Store u, int exponent, int from, int to) {
        EmbeddingField field = subject.create();
        Result result = evaluate(field, scaled(u, exponent, from, to));
        assertThat(result.value()).as("value at 1e%s", exponent).isNotNaN();
        assertThat(result.gradient()).as("gradient at 1e%s", exponent).doesNotContain(Double.NaN);
        if (field instanceof ScaleInvariant) {
            Result reference = evaluate(subject.create(), u);
            // A power of ten rounds each entry, and sums over the samples round as often as they have terms.
            double tolerance = Tolerances.rounding(u.getRowDim(), 1, 1 + Math.abs(reference.value()));
            assertThat(result.value()).as("value at 1e%s", exponent).isCloseTo(reference.value(), within(tolerance));
            double size =
                    Arrays.stream(reference.gradient()).map(Math::abs).max().orElse(0);
            double scale = Math.pow(10, exponent);
            for (int i = 0; i < u.data.length; i++) {
                assertThat(result.gradient()[i] * scale)
                        .as("gradient at 1e%s, entry %s", exponent, i)
                        .isCloseTo(reference.gradient()[i], within(Tolerances.rounding(u.getRowDim(), 1, 1 + size)));
            }
        }
    }

    private static R064Store scaled(R064Store u, int exponent, int from, int to) {
        R064Store scaled = u.copy();
        for (int c = 0; c < u.getColDim(); c++) {
            for (int i = from; i < to; i++) {
                scaled.data[c * u.getRowDim() + i] *= Math.pow(10, exponent);
            }
        }
        return scaled;
    }

    private record Result(double value, double[] gradient) {}

    private static Result evaluate(EmbeddingField field, R064Store u) {
        Optional<R064Store> targets = field.views().targets()
                ? Optional.of(RandomMatrices.gaussian(SAMPLES, u.getColDim(), 9))
                : Optional.empty();
        Embeddings embeddings = new Embeddings(field.views().layout(SAMPLES), u, targets, LinearAlgebra.ojAlgo());
        R064Store gradient = u.copy();
        field.field(embeddings, gradient);
        double value =
                field instanceof Loss loss ? loss.value(embeddings) : ((SurrogateField) field).surrogate(embeddings);
        return new Result(value, gradient.data);
    }

    @TestFactory
    @DisplayName("overflow to infinity of the sign of the value")
    Stream<DynamicTest> signs() {
        List<DynamicTest> tests = new ArrayList<>();
        Map.of(
                        "linear-alignment", Double.NEGATIVE_INFINITY,
                        "spectral-contrastive", Double.POSITIVE_INFINITY,
                        "barlow-twins-linear", Double.POSITIVE_INFINITY,
                        "vicreg", Double.POSITIVE_INFINITY,
                        "squared-regression", Double.POSITIVE_INFINITY)
                .forEach((name, expected) -> tests.add(DynamicTest.dynamicTest(name, () -> {
                    EmbeddingField field = subjects()
                            .filter(s -> s.provider().name().equals(name))
                            .findFirst()
                            .orElseThrow()
                            .create();
                    // Equal positives, so that the similarity of the views is positive.
                    R064Store u = RandomMatrices.gaussian(SAMPLES, 3, 7);
                    R064Store stacked =
                            R064Store.FACTORY.make(field.views().layout(SAMPLES).rows(), 3);
                    for (int c = 0; c < 3; c++) {
                        for (int i = 0; i < stacked.getRowDim(); i++) {
                            stacked.set(i, c, 1e155 * u.doubleValue(i % SAMPLES, c));
                        }
                    }
                    assertThat(evaluate(field, stacked).value()).isEqualTo(expected);
                })));
        return tests.stream();
    }
}
