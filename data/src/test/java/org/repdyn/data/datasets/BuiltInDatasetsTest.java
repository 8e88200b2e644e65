package org.repdyn.data.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.repdyn.testsupport.Tolerances.monteCarlo;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.random.Seed;
import org.repdyn.data.augmentations.BuiltInAugmentations;
import org.repdyn.data.augmentations.GaussianNoiseOptions;
import org.repdyn.data.internal.CsvFormat;
import org.repdyn.data.internal.CsvTable;
import org.repdyn.data.internal.DataFile;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.Dataset;

class BuiltInDatasetsTest {

    /** Numbers of samples of the classes 0 to 9 in the test split, as published with the dataset. */
    private static final int[] DIGIT_COUNTS = {178, 182, 177, 183, 181, 182, 181, 179, 174, 180};

    @ParameterizedTest
    @CsvSource({"1000, 2147483647", "65536, 65536", "2147483647, 2"})
    void syntheticDataOfMoreNumbersThanAnArrayHoldsAreRefused(int samples, int dimension) {
        assertThatThrownBy(() -> new GaussianViewsProvider()
                        .load(
                                new GaussianViewsProvider.Options(samples, dimension, 1, Optional.empty(), true),
                                new Seed(0)))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith(
                        "more than the 2147483639 entries that can be stored; take fewer samples or coordinates");
    }

    @Test
    void digitsHaveThePublishedClassCounts() {
        Dataset digits = new DigitsProvider().load();
        assertThat(digits.size()).isEqualTo(1797);
        int[] counts = new int[10];
        Arrays.stream(digits.labels().orElseThrow()).forEach(label -> counts[label]++);
        assertThat(counts).isEqualTo(DIGIT_COUNTS);
        assertThat(Arrays.stream(digits.inputs().data).min().orElseThrow()).isZero();
        assertThat(Arrays.stream(digits.inputs().data).max().orElseThrow()).isEqualTo(1);
        assertThat(digits.licence()).contains("CC BY 4.0").contains("10.24432/C50P49");
    }

    @Test
    void digitsAreThoseThatTheReaderOfUsersFilesFinds() throws IOException {
        Dataset digits = new DigitsProvider().load();
        try (InputStream in = DigitsProvider.class.getResourceAsStream(DigitsProvider.RESOURCE)) {
            DataFile file = DataFile.of("digits", in.readAllBytes());
            CsvTable table = CsvTable.read(file, CsvFormat.COMMAS, CsvTable.Header.ABSENT, List.of());

            assertThat(digits.checksum()).isEqualTo(file.checksum());
            for (int i = 0; i < digits.size(); i++) {
                for (int j = 0; j < 64; j++) {
                    assertThat(digits.inputs().doubleValue(i, j)).isEqualTo(table.number(i, j) / 16);
                }
                assertThat((double) digits.labels().orElseThrow()[i]).isEqualTo(table.number(i, 64));
            }
        }
    }

    @Test
    void gaussianViewsHaveTheChosenSpectrum() {
        List<Double> variances = List.of(4.0, 2.0, 0.5);
        Dataset data = new GaussianViewsProvider()
                .load(new GaussianViewsProvider.Options(2000, 3, 1, Optional.of(variances), true), new Seed(5));
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        SymmetricEigen truth = algebra.symmetricEigen(data.secondMoment().orElseThrow());
        // Exact up to the rounding of two 3x3 products and one eigendecomposition.
        for (int j = 0; j < 3; j++) {
            assertThat(truth.values()[j] - variances.get(2 - j)).isBetween(-1e-13, 1e-13);
        }
        R064Store sample = algebra.multiplyLeftTransposed(data.inputs(), data.inputs());
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double deviation = sample.doubleValue(i, j) / 2000
                        - data.secondMoment().orElseThrow().doubleValue(i, j);
                // The standard deviation of x_i·x_j is at most √2 times the largest variance.
                assertThat(Math.abs(deviation)).isLessThan(monteCarlo(Math.sqrt(2) * 4, 2000));
            }
        }
    }

    @Test
    void gaussianViewsRefuseASpectrumOfTheWrongLength() {
        assertThatThrownBy(() -> new GaussianViewsProvider.Options(10, 3, 1, Optional.of(List.of(1.0)), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("variances has 1 number, but dimension = 3; give one for each coordinate");
    }

    @Test
    void exactSamplesAndExactNoiseHavePopulationMoments() {
        List<Double> variances = List.of(4.0, 2.0, 0.5);
        Dataset data = new GaussianViewsProvider()
                .load(new GaussianViewsProvider.Options(40, 3, 1, Optional.of(variances), true, true), new Seed(5));
        R064Store x = data.inputs();
        R064Store noisy = x.copy();
        BuiltInAugmentations.GAUSSIAN_NOISE
                .create(new GaussianNoiseOptions(0.3, true, 0))
                .apply(noisy, Optional.empty(), new Seed(6).generator());
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        R064Store own = algebra.multiplyLeftTransposed(x, x);
        R064Store cross = algebra.multiplyLeftTransposed(x, noisy);
        R064Store both = algebra.multiplyLeftTransposed(noisy, noisy);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double expected = data.secondMoment().orElseThrow().doubleValue(i, j);
                // The bound allows some dozen roundings of numbers of size 4.
                assertThat(own.doubleValue(i, j) / 40 - expected).isBetween(-1e-13, 1e-13);
                assertThat(cross.doubleValue(i, j) / 40 - expected).isBetween(-1e-13, 1e-13);
                assertThat(both.doubleValue(i, j) / 40 - expected - (i == j ? 0.09 : 0))
                        .isBetween(-1e-13, 1e-13);
            }
        }
        assertThat(Arrays.equals(x.data, noisy.data)).isFalse();
    }

    @Test
    void optionsWithTooFewSamplesOrCoordinatesAreRefused() {
        assertThatThrownBy(() -> new GaussianViewsProvider.Options(3, 4, 1, Optional.empty(), true, true))
                .hasMessageContaining("exact moments need at least as many samples as coordinates");
        assertThatThrownBy(() -> BuiltInAugmentations.GAUSSIAN_NOISE
                        .create(new GaussianNoiseOptions(1, true, 0))
                        .apply(R064Store.FACTORY.make(5, 3), Optional.empty(), new Seed(1).generator()))
                .hasMessageContaining("exact noise needs two samples for each coordinate");
        assertThatThrownBy(() -> new GaussianNoiseOptions(1, true, 2))
                .hasMessageContaining("leave first-coordinate out");
        assertThatThrownBy(() -> new LinearTeacherProvider.Options(10, 2, List.of(1.0, 2.0, 3.0)))
                .hasMessageContaining("at most one strength for each coordinate");
    }

    @Test
    void noiseStartsAtTheFirstCoordinateOption() {
        R064Store x = R064Store.FACTORY.make(6, 3);
        BuiltInAugmentations.GAUSSIAN_NOISE
                .create(new GaussianNoiseOptions(1, false, 2))
                .apply(x, Optional.empty(), new Seed(1).generator());
        assertThat(Arrays.stream(x.data, 0, 12)).containsOnly(0.0);
        assertThat(Arrays.stream(x.data, 12, 18)).doesNotContain(0.0);
    }

    private static final GaussianMixtureProvider.Options MIXTURE =
            new GaussianMixtureProvider.Options(6000, 5, 3, 4, 16);

    @Test
    void mixtureMeansFormARegularSimplex() {
        Dataset data = new GaussianMixtureProvider().load(MIXTURE, new Seed(3));
        double[][] means = new double[3][5];
        int[] labels = data.labels().orElseThrow();
        for (int i = 0; i < 6000; i++) {
            for (int j = 0; j < 5; j++) {
                means[labels[i]][j] += data.inputs().doubleValue(i, j) / 2000;
            }
        }
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < a; b++) {
                double square = 0;
                for (int j = 0; j < 5; j++) {
                    square += Math.pow(means[a][j] - means[b][j], 2);
                }
                // The variance of a coordinate is at most 4, and that of a difference of two means 8/2000.
                assertThat(Math.abs(Math.sqrt(square) - 4)).isLessThan(monteCarlo(Math.sqrt(5 * 8.0), 2000));
            }
        }
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        R064Store sample = algebra.multiplyLeftTransposed(data.inputs(), data.inputs());
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                double truth = data.secondMoment().orElseThrow().doubleValue(i, j);
                // The variance along any direction is at most 4 + 16/3.
                assertThat(Math.abs(sample.doubleValue(i, j) / 6000 - truth))
                        .isLessThan(monteCarlo(Math.sqrt(2) * 9.4, 6000));
            }
        }
    }

    @Test
    void mixtureSubspacesSatisfyTheirDefinitions() {
        Dataset data = new GaussianMixtureProvider().load(MIXTURE, new Seed(3));
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        R064Store moment = data.secondMoment().orElseThrow();
        R064Store means = data.subspaces().get("means");
        R064Store lda = data.subspaces().get("lda");
        R064Store pca = data.subspaces().get("pca");
        // (Σ + B)·Σ⁻¹μ lies in the span of the means, as Bx does for any x. The bound allows some dozen roundings of
        // numbers of
        // size 10.
        assertThat(outside(algebra.multiply(moment, lda), means)).isLessThan(1e-13);
        assertThat(outside(algebra.multiply(moment, pca), pca)).isLessThan(1e-13);
        assertThat(outside(lda, means)).isGreaterThan(0.1);
        Dataset round =
                new GaussianMixtureProvider().load(new GaussianMixtureProvider.Options(10, 5, 3, 4, 1), new Seed(3));
        for (String name : List.of("lda", "pca")) {
            assertThat(outside(round.subspaces().get(name), round.subspaces().get("means")))
                    .as(name)
                    .isLessThan(1e-13);
        }
    }

    @Test
    void mixtureWithMoreComponentsThanCoordinatesIsRefused() {
        assertThatThrownBy(() -> new GaussianMixtureProvider.Options(10, 2, 3, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("components = 3 is more than dimension = 2; take more coordinates or fewer components");
    }

    /** Returns the Frobenius norm of (I − QQᵀ)A for orthonormal Q. */
    private static double outside(R064Store a, R064Store q) {
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        R064Store inside = algebra.multiply(q, algebra.multiplyLeftTransposed(q, a));
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum = Math.hypot(sum, a.data[i] - inside.data[i]);
        }
        return sum;
    }

    @Test
    void linearTeacherHasTheChosenSingularValues() {
        Dataset data = new LinearTeacherProvider()
                .load(new LinearTeacherProvider.Options(30, 4, List.of(3.0, 1.5)), new Seed(2));
        R064Store map = LinearAlgebra.ojAlgo()
                .multiplyLeftTransposed(data.inputs(), data.targets().orElseThrow());
        double[][] expected = {{3, 0}, {0, 1.5}, {0, 0}, {0, 0}};
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 2; j++) {
                assertThat(map.doubleValue(i, j) / 30 - expected[i][j]).isBetween(-1e-13, 1e-13);
            }
        }
    }
}
