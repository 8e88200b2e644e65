package org.repdyn.observables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.observables.rows.RowObservables;
import org.repdyn.observables.rows.UniformityOptions;
import org.repdyn.observables.spectrum.NeSumOptions;
import org.repdyn.observables.spectrum.RankMeOptions;
import org.repdyn.observables.spectrum.RepresentationRows;
import org.repdyn.observables.spectrum.SpectrumObservables;
import org.repdyn.observables.spectrum.SpectrumOptions;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Observables of embeddings of any size")
final class ExtremeEmbeddingsTest {

    private static final int SAMPLES = 6;

    /** Observables that scale with the embeddings to the power 2 or 4 and so leave the range of doubles. */
    private static final Set<String> POWERS =
            Set.of("correlation", "cross-correlation", "sample-penalty", "dimension-penalty");

    private record Subject(String name, Observable observable) {
        static <O extends Record> Subject of(ObservableProvider<O> provider, O options) {
            return new Subject(provider.name(), provider.create(options));
        }
    }

    private static List<Subject> subjects() {
        NoOptions none = new NoOptions();
        SpectrumOptions centred = new SpectrumOptions(true, RepresentationRows.ANCHORS);
        return List.of(
                Subject.of(SpectrumObservables.CORRELATION, none),
                Subject.of(SpectrumObservables.CROSS_CORRELATION, none),
                Subject.of(SpectrumObservables.EFFECTIVE_RANK, centred),
                Subject.of(SpectrumObservables.ENTROPY_RANK, centred),
                Subject.of(SpectrumObservables.NE_SUM, new NeSumOptions(true, RepresentationRows.ANCHORS)),
                Subject.of(SpectrumObservables.NUMERICAL_RANK, centred),
                Subject.of(SpectrumObservables.PARTICIPATION_RATIO, centred),
                Subject.of(SpectrumObservables.STABLE_RANK, centred),
                Subject.of(SpectrumObservables.SINGULAR_VALUES, centred),
                Subject.of(SpectrumObservables.RANK_ME, new RankMeOptions(1e-7, RepresentationRows.ANCHORS)),
                Subject.of(RowObservables.ALIGNMENT, none),
                Subject.of(RowObservables.DIMENSION_PENALTY, none),
                Subject.of(RowObservables.DUALITY_GAP, none),
                Subject.of(RowObservables.MUTUAL_COHERENCE, none),
                Subject.of(RowObservables.NORM, none),
                Subject.of(RowObservables.NORMALISED_STD, none),
                Subject.of(RowObservables.SAMPLE_PENALTY, none),
                Subject.of(RowObservables.UNIFORMITY, new UniformityOptions(2)));
    }

    @TestFactory
    @DisplayName("are finite; those that leave the range of doubles have no value or are infinite or zero, never NaN")
    Stream<DynamicTest> anyScale() {
        return subjects().stream()
                .map(subject -> DynamicTest.dynamicTest(subject.name(), () -> {
                    for (int exponent = -160; exponent <= 155; exponent += 5) {
                        R064Store u = RandomMatrices.gaussian(2 * SAMPLES, 3, 5);
                        for (int i = 0; i < u.data.length; i++) {
                            u.data[i] *= Math.pow(10, exponent);
                        }
                        double[] values =
                                subject.observable().observe(States.training(new ViewLayout(SAMPLES, 1, 0), u));
                        assertThat(values).as("at 1e%s", exponent).doesNotContain(Double.NaN);
                        if (!POWERS.contains(subject.name())) {
                            assertThat(values).as("at 1e%s", exponent).isNotEmpty();
                            assertThat(Arrays.stream(values).allMatch(Double::isFinite))
                                    .isTrue();
                        }
                    }
                }));
    }

    @TestFactory
    @DisplayName("of centred embeddings do not depend on a large offset")
    Stream<DynamicTest> offset() {
        SpectrumOptions centred = new SpectrumOptions(true, RepresentationRows.ANCHORS);
        int samples = 20_000;
        double offset = 1e8;
        double spread = 1e-4;
        R064Store shifted = RandomMatrices.gaussian(2 * samples, 3, 6);
        R064Store plain = R064Store.FACTORY.make(2 * samples, 3);
        for (int i = 0; i < shifted.data.length; i++) {
            shifted.data[i] = offset + spread * shifted.data[i] / (1 + i / samples);
            // Exact, so that both have the same digits.
            plain.data[i] = shifted.data[i] - offset;
        }
        ViewLayout layout = new ViewLayout(samples, 1, 0);
        // The mean is rounded at the offset: a common error of all rows, as a part of the smallest spread, and its
        // square in variances.
        double allowed = 6 * Math.ulp(offset) / spread;
        return Stream.of(
                        Subject.of(SpectrumObservables.EFFECTIVE_RANK, centred),
                        Subject.of(SpectrumObservables.PARTICIPATION_RATIO, centred),
                        Subject.of(SpectrumObservables.SINGULAR_VALUES, centred))
                .map(subject -> DynamicTest.dynamicTest(subject.name(), () -> {
                    double[] expected = subject.observable().observe(States.training(layout, plain));
                    double[] values = subject.observable().observe(States.training(layout, shifted));
                    assertThat(values).hasSameSizeAs(expected).isNotEmpty();
                    for (int i = 0; i < values.length; i++) {
                        assertThat(values[i])
                                .as("component %d", i)
                                .isCloseTo(expected[i], within(allowed * Math.abs(expected[i])));
                    }
                }));
    }

    @Test
    @DisplayName("of entries whose sum leaves the range of doubles have an effective rank")
    void largest() {
        int samples = 600;
        R064Store u = RandomMatrices.gaussian(2 * samples, 3, 5);
        for (int i = 0; i < u.data.length; i++) {
            u.data[i] = 1e306 * (1 + 0.1 * u.data[i]);
        }
        SpectrumOptions uncentred = new SpectrumOptions(false, RepresentationRows.ANCHORS);
        double[] rank = Subject.of(SpectrumObservables.EFFECTIVE_RANK, uncentred)
                .observable()
                .observe(States.training(new ViewLayout(samples, 1, 0), u));
        assertThat(rank).hasSize(1);
        // One large direction, the mean, and two of a tenth of its size.
        assertThat(rank[0]).isBetween(1.0, 2.0);
    }
}
