package org.repdyn.losses.contrastive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.UnitRows;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.Losses;
import org.repdyn.losses.spi.SurrogateField;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Sums of exponentials over points of the circle")
final class CircleSeriesTest {

    private static final int POINTS = 400;

    @ParameterizedTest
    @ValueSource(doubles = {1e-20, 0.01, 1, 2, 10, 14.3, 100, 300})
    @DisplayName("are those of all pairs, and so are their derivatives and their energy")
    void sums(double z) {
        R064Store unit = UnitRows.of(RandomMatrices.gaussian(POINTS, 2, 1));
        double[] weights = RandomMatrices.gaussian(POINTS, 1, 2).data;
        double size = Arrays.stream(weights).map(Math::abs).sum();
        CircleSeries series = new CircleSeries(z);
        double[] values = new double[POINTS];
        double[] slopes = new double[POINTS];
        series.gather(unit, weights);
        series.evaluate(unit, values, slopes);
        double energy = 0;
        for (int i = 0; i < POINTS; i++) {
            double value = 0;
            double slope = 0;
            for (int j = 0; j < POINTS; j++) {
                double cosine = unit.get(i, 0) * unit.get(j, 0) + unit.get(i, 1) * unit.get(j, 1);
                double sine = unit.get(i, 0) * unit.get(j, 1) - unit.get(i, 1) * unit.get(j, 0);
                double e = weights[j] * Math.exp(z * (cosine - 1));
                value += e;
                slope += z * sine * e;
            }
            energy += weights[i] * value;
            // A power wᵐ of a point whose length is rounded has an error of m roundings, and exp(z(cos − 1)) one of z.
            // Weights of both signs and 400 points average most of it, so that a hundred roundings of the size of the
            // sum are left, and of √z times it in derivatives.
            assertThat(values[i]).isCloseTo(value, within(100 * 0x1p-52 * size));
            assertThat(slopes[i]).isCloseTo(slope, within(100 * 0x1p-52 * size * Math.min(z, Math.sqrt(z) + 1)));
        }
        assertThat(series.energy()).isCloseTo(energy, within(100 * 0x1p-52 * size * size));
    }

    private static double[] fieldAndValue(String name, Map<String, Object> options, R064Store u, int columns) {
        int rows = u.getRowDim();
        R064Store padded = R064Store.FACTORY.make(rows, columns);
        System.arraycopy(u.data, 0, padded.data, 0, 2 * rows);
        Embeddings embeddings =
                new Embeddings(new ViewLayout(rows / 2, 1, 0), padded, Optional.empty(), LinearAlgebra.ojAlgo());
        EmbeddingField field = Losses.byName(name, options);
        R064Store result = R064Store.FACTORY.make(rows, columns);
        field.field(embeddings, result);
        double[] all = Arrays.copyOf(result.data, 2 * rows + 1);
        all[2 * rows] =
                field instanceof Loss loss ? loss.value(embeddings) : ((SurrogateField) field).surrogate(embeddings);
        return all;
    }

    private static void assertSame(String name, Map<String, Object> options, R064Store u) {
        double[] plane = fieldAndValue(name, options, u, 2);
        double[] space = fieldAndValue(name, options, u, 3);
        int last = space.length - 1;
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < last; i++) {
            largest = Math.max(largest, Math.abs(space[i]));
            difference = Math.max(difference, Math.abs(plane[i] - space[i]));
        }
        // A row is the difference of attraction and repulsion, each up to z/n with z of at most 20 here, however small
        // it is itself. Sums above 2⁻¹² of their largest value lose at most 12 of 52 bits, beside the roundings of the
        // test above.
        double error = 0x1p12 * 100 * 0x1p-52;
        assertThat(difference).isLessThan(error * Math.max(largest, 20.0 / u.getRowDim()));
        assertThat(plane[last]).isCloseTo(space[last], within(error * Math.max(1, Math.abs(space[last]))));
    }

    @ParameterizedTest
    @CsvSource({
        "nt-xent, temperature, 0.5",
        "nt-xent, temperature, 0.05",
        "nt-xent, temperature, 20",
        "dcl, temperature, 0.1",
        "dclw, temperature, 0.1",
        "info-nce, temperature, 0.1",
        "info-nce, variant, clip",
        "info-nce, variant, moco-v3",
        "alignment-uniformity, t, 2",
        "alignment-uniformity, t, 0.1"
    })
    @DisplayName("give losses of two outputs the same values and fields as a third output that is zero")
    void thirdOutput(String name, String option, String value) {
        assertSame(name, Map.of(option, value), RandomMatrices.gaussian(2 * POINTS, 2, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nt-xent", "dcl", "dclw", "info-nce", "alignment-uniformity"})
    @DisplayName("do so for rows close to each other, for two opposite groups, and for one row opposite to all others")
    void clusters(String name) {
        R064Store noise = RandomMatrices.gaussian(2 * POINTS, 2, 4);
        for (double spread : new double[] {1e-7, 1e-2}) {
            for (int opposite : new int[] {0, 1, POINTS}) {
                R064Store u = R064Store.FACTORY.make(2 * POINTS, 2);
                for (int i = 0; i < 2 * POINTS; i++) {
                    u.set(i, 0, (i < opposite ? -1 : 1) + spread * noise.get(i, 0));
                    u.set(i, 1, spread * noise.get(i, 1));
                }
                assertSame(name, Map.of(), u);
            }
        }
    }

    /** At τ = 0.05 the exponentials of a quarter turn are 2e-9, so that each of the three rows is alone; with a hundred such rows all pairs are computed. */
    @ParameterizedTest
    @CsvSource({"nt-xent, 3", "dcl, 3", "dclw, 3", "nt-xent, 100", "dcl, 100"})
    @DisplayName("do so where a few rows are far from all others and from each other")
    void loneRows(String name, int lone) {
        R064Store u = RandomMatrices.gaussian(2 * POINTS, 2, 5);
        for (int i = 0; i < 2 * POINTS; i++) {
            double angle = i < lone ? (i + 1) * Math.PI / 2 : 0.01 * u.get(i, 0);
            double length = 1 + 0.1 * u.get(i, 1) * u.get(i, 1);
            u.set(i, 0, length * Math.cos(angle));
            u.set(i, 1, length * Math.sin(angle));
        }
        assertSame(name, Map.of("temperature", "0.05"), u);
    }

    /** The positive of a lone row is far larger than the sum of all others, by which dcl divides. */
    @ParameterizedTest
    @CsvSource({"dcl, 0.05", "dcl, 0.01", "dclw, 0.01", "dcl, 0.0035", "nt-xent, 0.01"})
    @DisplayName("do so where the two views of a sample are close to each other and far from all others")
    void lonePairs(String name, String temperature) {
        R064Store u = RandomMatrices.gaussian(2 * POINTS, 2, 5);
        for (int i = 0; i < 2 * POINTS; i++) {
            double angle = 0.3 * u.get(i, 0);
            if (i % POINTS < 2) {
                angle = i % POINTS == 0 ? 3 : -1.5;
                angle += i < POINTS ? 0 : 0.05;
            }
            u.set(i, 0, Math.cos(angle));
            u.set(i, 1, Math.sin(angle));
        }
        assertSame(name, Map.of("temperature", temperature), u);
    }

    /** exp(−2/0.002) is 0 in doubles. */
    @ParameterizedTest
    @ValueSource(strings = {"cosine", "clip", "moco-v3"})
    @DisplayName("do so for info-nce where the exponential of a positive underflows")
    void underflow(String variant) {
        R064Store u = RandomMatrices.gaussian(2 * POINTS, 2, 3);
        u.set(POINTS, 0, -u.get(0, 0));
        u.set(POINTS, 1, -u.get(0, 1));
        assertSame("info-nce", Map.of("temperature", "0.002", "variant", variant), u);
    }

    @Test
    @DisplayName("are of use for two columns, enough rows and sharpnesses that a series can have")
    void suits() {
        R064Store many = R064Store.FACTORY.make(POINTS, 2);
        assertThat(new CircleSeries(2).suits(many)).isTrue();
        assertThat(new CircleSeries(2).suits(R064Store.FACTORY.make(POINTS, 3))).isFalse();
        assertThat(new CircleSeries(2).suits(R064Store.FACTORY.make(20, 2))).isFalse();
        assertThat(new CircleSeries(1e300).suits(many)).isFalse();
        assertThat(new CircleSeries(0).suits(many)).isFalse();
    }
}
