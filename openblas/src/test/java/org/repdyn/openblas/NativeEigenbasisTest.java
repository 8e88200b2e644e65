package org.repdyn.openblas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Eigenbasis;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@Tag("slow")
@DisplayName("An eigenbasis kept as factors")
class NativeEigenbasisTest {

    private static final int N = 460;

    /** Rounding of a product with orthonormal columns, of matrices whose entries are a few units. */
    private static final double ROUNDING = Tolerances.rounding(N, 1, 1);

    private final LinearAlgebra algebra = LinearAlgebra.of(ServiceLoader.load(LinearAlgebraBackendProvider.class));
    private final R064Store matrix = RandomMatrices.symmetric(N, 1);
    private final Eigenbasis eigenbasis = algebra.eigenbasis(matrix);

    @Test
    @DisplayName("is that of large matrices, and has the eigenvalues of the decomposition")
    void valuesAreThoseOfTheDecomposition() {
        assertThat(eigenbasis).isInstanceOf(NativeEigenbasis.class);
        assertThat(algebra.eigenbasis(RandomMatrices.symmetric(60, 1))).isNotInstanceOf(NativeEigenbasis.class);
        double norm = 2 * Math.sqrt(N);
        assertThat(eigenbasis.values())
                .isSorted()
                .containsExactly(algebra.symmetricEigen(matrix).values(), within(Tolerances.rounding(N, 1, norm)));
    }

    @Test
    @DisplayName("has orthonormal eigenvectors, and the first of them without the others")
    void vectorsAreEigenvectors() {
        R064Store vectors = eigenbasis.vectors(N);
        R064Store gram = algebra.gramOfColumns(vectors);
        R064Store image = algebra.multiplyLeftTransposed(vectors, algebra.multiply(matrix, vectors));
        for (int i = 0; i < N; i++) {
            gram.add(i, i, -1.0);
            image.add(i, i, -eigenbasis.values()[i]);
        }
        assertThat(distance(gram.data, new double[N * N])).isLessThan(ROUNDING);
        assertThat(distance(image.data, new double[N * N])).isLessThan(Tolerances.rounding(N, 1, 2 * Math.sqrt(N)));
        assertThat(distance(eigenbasis.vectors(7).data, Arrays.copyOf(vectors.data, 7 * N)))
                .isLessThan(ROUNDING);
        assertThat(eigenbasis.vectors(0).data).isEmpty();
    }

    @Test
    @DisplayName("changes coordinates and back, for few columns, for several matrices and for more columns than rows")
    void coordinatesAreInverted() {
        R064Store x = RandomMatrices.gaussian(N, 3, 2);
        R064Store wide = RandomMatrices.gaussian(N, N + 20, 3);
        R064Store coordinates = eigenbasis.coordinates(x);
        assertThat(distance(coordinates.data, algebra.multiplyLeftTransposed(eigenbasis.vectors(N), x).data))
                .isLessThan(ROUNDING);
        assertThat(distance(eigenbasis.combine(coordinates).data, x.data)).isLessThan(ROUNDING);
        R064Store ofWide = eigenbasis.coordinates(wide);
        List<R064Store> few = eigenbasis.combineAll(List.of(coordinates, eigenbasis.coordinates(x), coordinates));
        assertThat(few).hasSize(3).allSatisfy(each -> assertThat(distance(each.data, x.data))
                .isLessThan(ROUNDING));
        List<R064Store> many = eigenbasis.combineAll(List.of(coordinates, ofWide));
        assertThat(distance(many.get(0).data, x.data)).isLessThan(ROUNDING);
        assertThat(distance(many.get(1).data, wide.data)).isLessThan(ROUNDING);
    }

    /** The native block of a thread grows and is used again, so that it may have room for the entries of a taller matrix. */
    @Test
    @DisplayName("refuses matrices of other numbers of rows")
    void otherRowsAreRefused() {
        R064Store tall = RandomMatrices.gaussian(N + 1, 2, 8);
        String message = "Matrices of " + N + " rows are needed, but matrix 0 is " + (N + 1) + "×2.";
        assertThatThrownBy(() -> eigenbasis.coordinates(tall)).hasMessage(message);
        assertThatThrownBy(() -> eigenbasis.combine(tall)).hasMessage(message);
        assertThatThrownBy(() -> eigenbasis.combineAll(List.of(tall, RandomMatrices.gaussian(N - 1, 2, 9))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    @DisplayName("multiplies several matrices in parts, each of the result in its place")
    void manyMatricesAreMultipliedInParts() {
        // 1,200 rows have room for 436 columns at a time, so that 500 are two parts.
        Eigenbasis large = algebra.eigenbasis(RandomMatrices.symmetric(1200, 4));
        List<R064Store> matrices = List.of(
                RandomMatrices.gaussian(1200, 300, 5),
                RandomMatrices.gaussian(1200, 150, 6),
                RandomMatrices.gaussian(1200, 50, 7));
        List<R064Store> results = large.combineAll(matrices);
        for (int i = 0; i < matrices.size(); i++) {
            assertThat(distance(results.get(i).data, large.combine(matrices.get(i)).data))
                    .isLessThan(Tolerances.rounding(1200, 1, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1000, 1000})
    @DisplayName("exists for tiny and huge matrices")
    void scales(int exponent) {
        R064Store scaled = matrix.copy();
        Arrays.setAll(scaled.data, i -> Math.scalb(matrix.data[i], exponent));
        Eigenbasis other = algebra.eigenbasis(scaled);
        double[] values = other.values();
        Arrays.setAll(values, i -> Math.scalb(values[i], -exponent));
        assertThat(values).containsExactly(eigenbasis.values(), within(Tolerances.rounding(N, 1, 2 * Math.sqrt(N))));
        R064Store x = RandomMatrices.gaussian(N, 2, 8);
        assertThat(distance(other.combine(other.coordinates(x)).data, x.data)).isLessThan(ROUNDING);
    }

    @Test
    @DisplayName("refuses entries that are not finite")
    void entriesMustBeFinite() {
        matrix.set(3, 4, Double.NaN);
        assertThatThrownBy(() -> algebra.eigenbasis(matrix))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("eigendecomposition needs finite numbers");
    }

    /** Returns the largest difference of two entries. */
    private static double distance(double[] a, double[] b) {
        assertThat(a).hasSameSizeAs(b);
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
