package org.repdyn.losses.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Variants of the losses of the spectrum")
final class SpectrumVariantsTest {

    private static final int SAMPLES = 7;
    private static final int COLUMNS = 3;

    /** Rounding of values up to 10 that are logarithms of sums of squares over samples and columns. */
    private static final double SUMS = Tolerances.rounding(2 * SAMPLES, COLUMNS, 10);

    private static Embeddings pairs(R064Store u) {
        return new Embeddings(new ViewLayout(SAMPLES, 1, 0), u, Optional.empty(), LinearAlgebra.ojAlgo());
    }

    /** Returns mse + Σ log‖K‖² of the authors' two-view code, with standardised columns of length √k and K = Z̃ᵀZ̃/n. */
    private static double authorsFrossl(R064Store u, double weight) {
        double[][][] z = new double[2][SAMPLES][COLUMNS];
        for (int view = 0; view < 2; view++) {
            for (int c = 0; c < COLUMNS; c++) {
                double[] column = new double[SAMPLES];
                for (int i = 0; i < SAMPLES; i++) {
                    column[i] = u.doubleValue(view * SAMPLES + i, c);
                }
                double mean = Arrays.stream(column).average().orElseThrow();
                double length = Math.sqrt(
                        Arrays.stream(column).map(x -> (x - mean) * (x - mean)).sum());
                for (int i = 0; i < SAMPLES; i++) {
                    z[view][i][c] = Math.sqrt(COLUMNS) * (column[i] - mean) / length;
                }
            }
        }
        double mse = 0;
        for (int i = 0; i < SAMPLES; i++) {
            for (int c = 0; c < COLUMNS; c++) {
                double difference = z[0][i][c] - z[1][i][c];
                mse += difference * difference / (SAMPLES * COLUMNS);
            }
        }
        double entropy = 0;
        for (double[][] view : z) {
            double squares = 0;
            for (int a = 0; a < COLUMNS; a++) {
                for (int b = 0; b < COLUMNS; b++) {
                    double entry = 0;
                    for (double[] row : view) {
                        entry += row[a] * row[b] / SAMPLES;
                    }
                    squares += entry * entry;
                }
            }
            entropy -= Math.log(squares);
        }
        return weight * mse - entropy;
    }

    @Test
    @DisplayName("frossl with standardised columns is the authors' two-view loss up to a constant")
    void frosslOfStandardisedColumns() {
        Frossl frossl = new Frossl(new FrosslOptions(1.4, FrosslOptions.Variant.STANDARDISED));
        double constant = 4 * Math.log(COLUMNS * COLUMNS / (double) SAMPLES);
        for (int seed = 0; seed < 3; seed++) {
            R064Store u = RandomMatrices.gaussian(2 * SAMPLES, COLUMNS, seed);
            for (int i = 0; i < u.data.length; i++) {
                u.data[i] += 2;
            }
            assertThat(frossl.value(pairs(u)) + constant).isCloseTo(authorsFrossl(u, 1.4), within(SUMS));
        }
    }

    @Test
    @DisplayName("frossl with standardised columns does not depend on offsets and refuses a constant column")
    void offsets() {
        Frossl frossl = new Frossl(new FrosslOptions(1, FrosslOptions.Variant.STANDARDISED));
        R064Store u = RandomMatrices.gaussian(2 * SAMPLES, COLUMNS, 3);
        double before = frossl.value(pairs(u));
        R064Store moved = u.copy();
        for (int i = 0; i < moved.data.length; i++) {
            moved.data[i] += 3;
        }
        assertThat(frossl.value(pairs(moved))).isCloseTo(before, within(SUMS));
        for (int i = 0; i < SAMPLES; i++) {
            moved.set(i, 1, 5);
        }
        assertThatThrownBy(() -> frossl.value(pairs(moved)))
                .hasMessage("frossl is not defined here: column 1 of the anchors is constant and cannot be normalised");
    }

    @Test
    @DisplayName("emp-ssl maximises similarity and coding rate; the sign of the rate is opposite in lightly")
    void signOfTheCodingRate() {
        R064Store u = RandomMatrices.gaussian(2 * SAMPLES, COLUMNS, 4);
        double similarity = -new EmpSsl(new EmpSslOptions(1, 0, 0.2)).value(pairs(u));
        double rate = -new EmpSsl(new EmpSslOptions(0, 1, 0.2)).value(pairs(u));
        assertThat(similarity).isBetween(-1.0, 1.0);
        assertThat(rate).isPositive();
        EmpSslOptions lightly = new EmpSslOptions(200, 1, 0.2, TotalCodingRateOptions.Variant.LIGHTLY);
        assertThat(new EmpSsl(lightly).value(pairs(u))).isCloseTo(rate - 200 * similarity, within(200 * SUMS));
        assertThat(new EmpSsl(new EmpSslOptions(200, 1, 0.2)).value(pairs(u)))
                .isCloseTo(-rate - 200 * similarity, within(200 * SUMS));
    }
}
