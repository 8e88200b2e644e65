package org.repdyn.losses.contrastive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.Losses;
import org.repdyn.losses.spi.SurrogateField;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Losses of exponentials agree where the way to keep them in range changes")
class ExponentialRangesTest {

    private static final int SAMPLES = 7;

    private static Embeddings embeddings() {
        return new Embeddings(
                new ViewLayout(SAMPLES, 1, 0),
                RandomMatrices.gaussian(2 * SAMPLES, 3, 5),
                Optional.empty(),
                LinearAlgebra.ojAlgo());
    }

    private static double[] fieldAndValue(String name, double temperature) {
        EmbeddingField field = Losses.byName(name, Map.of("temperature", temperature));
        R064Store result = R064Store.FACTORY.make(2 * SAMPLES, 3);
        field.field(embeddings(), result);
        double value = field instanceof Loss loss
                ? loss.value(embeddings())
                : ((SurrogateField) field).surrogate(embeddings());
        double[] all = Arrays.copyOf(result.data, result.data.length + 1);
        all[result.data.length] = value;
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"nt-xent", "dcl", "dclw"})
    @DisplayName("at the temperature 1/300")
    void temperature(String name) {
        double change = 1e-9;
        double[] low = fieldAndValue(name, (1 - change) / 300);
        double[] high = fieldAndValue(name, (1 + change) / 300);
        double largest = Arrays.stream(high).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < low.length; i++) {
            // A derivative by log τ is at most 1/τ = 300 times the largest entry, as is the error of an exponential.
            assertThat(low[i]).isCloseTo(high[i], within(2 * 300 * change * largest));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 176, 177, 2000})
    @DisplayName("and uniformity is the logarithm of the mean of its kernel at any t")
    void uniformity(double t) {
        Loss loss = (Loss) Losses.byName("alignment-uniformity", Map.of("t", t));
        Embeddings embeddings = embeddings();
        double alignment = ((Loss) Losses.byName("alignment-uniformity", Map.of("t", t, "uniformity-weight", 0)))
                .value(embeddings);
        double expected = (uniformity(embeddings.matrix(), 0, t) + uniformity(embeddings.matrix(), SAMPLES, t)) / 2;
        // Errors of t‖ûᵢ − ûⱼ‖² ≤ 4t, in absolute terms.
        assertThat(loss.value(embeddings) - alignment).isCloseTo(expected, within(Tolerances.rounding(1, 1, 4 * t)));
    }

    private static double uniformity(R064Store u, int from, double t) {
        double[] exponents = new double[SAMPLES * (SAMPLES - 1) / 2];
        int at = 0;
        for (int j = from; j < from + SAMPLES; j++) {
            for (int i = from; i < j; i++) {
                double squared = 0;
                for (int c = 0; c < 3; c++) {
                    double difference = u.doubleValue(i, c) / norm(u, i) - u.doubleValue(j, c) / norm(u, j);
                    squared += difference * difference;
                }
                exponents[at++] = -t * squared;
            }
        }
        double largest = Arrays.stream(exponents).max().orElseThrow();
        return largest
                + Math.log(Arrays.stream(exponents)
                        .map(e -> Math.exp(e - largest))
                        .average()
                        .orElseThrow());
    }

    private static double norm(R064Store u, int row) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            sum += u.doubleValue(row, c) * u.doubleValue(row, c);
        }
        return Math.sqrt(sum);
    }

    @Test
    @DisplayName("and a gradient of uniformity whose smallest kernels underflow is finite and tangent")
    void finite() {
        Loss loss = (Loss) Losses.byName("alignment-uniformity", Map.of("t", 2000.0));
        Embeddings embeddings = embeddings();
        R064Store gradient = R064Store.FACTORY.make(2 * SAMPLES, 3);
        loss.valueAndGradient(embeddings, gradient);
        for (int i = 0; i < 2 * SAMPLES; i++) {
            double along = 0;
            double size = 0;
            for (int c = 0; c < 3; c++) {
                along += gradient.doubleValue(i, c) * embeddings.matrix().doubleValue(i, c);
                size += Math.abs(gradient.doubleValue(i, c));
            }
            // Three products, whose sum is projected out to rounding of the derivative before the projection, at most
            // 4t.
            assertThat(along).isCloseTo(0, within(Tolerances.rounding(3, 1, 4 * 2000)));
            assertThat(size).isFinite();
        }
    }
}
