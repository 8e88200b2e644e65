package org.repdyn.losses.redundancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.losses.spi.Loss;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

/** Golden values have λ = μ and γ = 1, so that they do not tell these options apart. */
@DisplayName("The terms of VICReg and its relatives")
final class VicRegTermsTest {

    /** λ. */
    private static final double INVARIANCE = 2;

    /** μ. */
    private static final double VARIANCE = 3;

    /** ν. */
    private static final double COVARIANCE = 5;

    /** γ, larger than some deviations of the batches below and smaller than others. */
    private static final double DEVIATION = 1.1;

    private static final double EPSILON = 0.01;
    private static final double TEMPERATURE = 0.3;

    private static Embeddings pairs(R064Store u) {
        return new Embeddings(new ViewLayout(u.getRowDim() / 2, 1, 0), u, Optional.empty(), LinearAlgebra.ojAlgo());
    }

    /** Returns the covariance of columns a and b of the view whose first row is given, with divisor n − 1. */
    private static double covariance(R064Store u, int first, int a, int b) {
        int n = u.getRowDim() / 2;
        double meanA = 0;
        double meanB = 0;
        for (int i = first; i < first + n; i++) {
            meanA += u.doubleValue(i, a) / n;
            meanB += u.doubleValue(i, b) / n;
        }
        double sum = 0;
        for (int i = first; i < first + n; i++) {
            sum += (u.doubleValue(i, a) - meanA) * (u.doubleValue(i, b) - meanB);
        }
        return sum / (n - 1);
    }

    private static double invariance(R064Store u, Weighting weighting) {
        int n = u.getRowDim() / 2;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < u.getColDim(); c++) {
                sum += Math.pow(u.doubleValue(i, c) - u.doubleValue(n + i, c), 2);
            }
        }
        return weighting == Weighting.PAPER_EQUATIONS ? sum / n : sum / (n * u.getColDim());
    }

    private static double variance(R064Store u, Weighting weighting) {
        int k = u.getColDim();
        double sum = 0;
        for (int first : new int[] {0, u.getRowDim() / 2}) {
            for (int c = 0; c < k; c++) {
                sum += Math.max(0, DEVIATION - Math.sqrt(covariance(u, first, c, c) + EPSILON)) / k;
            }
        }
        return weighting == Weighting.FB ? sum / 2 : sum;
    }

    /** Returns Σ_{i≠j} of f(i, j) over both views. */
    private static double offDiagonal(R064Store u, Entry f) {
        double sum = 0;
        for (int first : new int[] {0, u.getRowDim() / 2}) {
            for (int a = 0; a < u.getColDim(); a++) {
                for (int b = 0; b < u.getColDim(); b++) {
                    sum += a == b ? 0 : f.of(first, a, b);
                }
            }
        }
        return sum;
    }

    private static double logarithms(R064Store u) {
        int k = u.getColDim();
        double sum = 0;
        for (int first : new int[] {0, u.getRowDim() / 2}) {
            for (int a = 0; a < k; a++) {
                double inner = 0;
                for (int b = 0; b < k; b++) {
                    inner += a == b ? 0 : Math.exp(covariance(u, first, a, b) / TEMPERATURE);
                }
                sum += Math.log(inner) / k;
            }
        }
        return sum;
    }

    private static void check(Loss loss, R064Store u, Weighting weighting, double decorrelation) {
        double expected =
                INVARIANCE * invariance(u, weighting) + VARIANCE * variance(u, weighting) + COVARIANCE * decorrelation;
        assertThat(loss.value(pairs(u)))
                .isCloseTo(expected, within(Tolerances.rounding(2 * u.getRowDim(), 10, expected)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("have their own weights, in each normalisation and for few samples and columns")
    void weights(Weighting weighting) {
        VicReg vicReg = new VicReg(new VicRegOptions(INVARIANCE, VARIANCE, COVARIANCE, DEVIATION, EPSILON, weighting));
        VicRegExp exponential = new VicRegExp(
                new VicRegExpOptions(INVARIANCE, VARIANCE, COVARIANCE, DEVIATION, EPSILON, weighting, TEMPERATURE));
        VibcReg correlation =
                new VibcReg(new VibcRegOptions(INVARIANCE, VARIANCE, COVARIANCE, DEVIATION, EPSILON, weighting));
        for (int[] shape : new int[][] {{2, 1}, {2, 2}, {6, 3}}) {
            int k = shape[1];
            R064Store u = RandomMatrices.gaussian(2 * shape[0], k, 1);
            check(vicReg, u, weighting, offDiagonal(u, (v, a, b) -> Math.pow(covariance(u, v, a, b), 2) / k));
            check(
                    correlation,
                    u,
                    weighting,
                    offDiagonal(
                            u,
                            (v, a, b) -> Math.pow(covariance(u, v, a, b), 2)
                                    / (covariance(u, v, a, a) * covariance(u, v, b, b) * k * k)));
            if (k > 1) {
                check(exponential, u, weighting, logarithms(u));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 3", "4, 1"})
    @DisplayName(
            "are not needed where their weight is zero: correlations of constant columns, covariances of one column")
    void withoutDecorrelation(int samples, int k) {
        R064Store constant = R064Store.FACTORY.make(2 * samples, k);
        Loss[] losses = {
            new VicReg(new VicRegOptions(INVARIANCE, VARIANCE, 0, DEVIATION, EPSILON, Weighting.FB)),
            new VicRegExp(new VicRegExpOptions(INVARIANCE, VARIANCE, 0, DEVIATION, EPSILON, Weighting.FB, TEMPERATURE)),
            new VibcReg(new VibcRegOptions(INVARIANCE, VARIANCE, 0, DEVIATION, EPSILON, Weighting.FB))
        };
        for (Loss loss : losses) {
            R064Store gradient = R064Store.FACTORY.make(2 * samples, k);
            assertThat(loss.valueAndGradient(pairs(constant), gradient))
                    .isCloseTo(VARIANCE * (DEVIATION - Math.sqrt(EPSILON)), within(1e-14));
            assertThat(gradient.data).containsOnly(0.0, -0.0);
        }
    }

    /** Number for a pair of columns of the view with a first row. */
    @FunctionalInterface
    private interface Entry {
        double of(int first, int a, int b);
    }
}
