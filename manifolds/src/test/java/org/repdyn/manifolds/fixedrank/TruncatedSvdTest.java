package org.repdyn.manifolds.fixedrank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("A singular value decomposition of a known rank")
class TruncatedSvdTest {

    private static final int ROWS = 30;
    private static final int COLUMNS = 19;
    /** Rounding of a few dozen products and sums, relative to the largest singular value. */
    private static final double ROUNDING = 2e-15;

    private final LinearAlgebra algebra = LinearAlgebra.ojAlgo();

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-150, 1e150})
    @DisplayName("finds values over nine decades to the rounding of the largest one, at any scale")
    void values(double scale) {
        double[] sigma = {scale, 1e-4 * scale, 1.1e-9 * scale, 1e-9 * scale};
        TruncatedSvd svd = new TruncatedSvd(ROWS, COLUMNS, sigma.length);
        svd.decompose(matrix(sigma));
        for (int i = 0; i < sigma.length; i++) {
            assertThat(svd.values[i] / scale).isCloseTo(sigma[i] / scale, Offset.offset(ROUNDING));
        }
        assertThat(svd.rest() / scale).isLessThan(ROUNDING);
        assertOrthonormal(svd.left);
        assertOrthonormal(svd.right);
    }

    @Test
    @DisplayName("knows the norm of what is beyond its rank, and fills up a smaller rank by directions of value zero")
    void otherRanks() {
        R064Store matrix = matrix(new double[] {3, 2, 1e-3});
        TruncatedSvd two = new TruncatedSvd(ROWS, COLUMNS, 2);
        two.decompose(matrix);
        // The basis is that of pivoted columns and not of singular vectors, so that more is left than by the best
        // approximation.
        assertThat(two.rest()).isBetween(1e-3, 1e-2);
        TruncatedSvd five = new TruncatedSvd(ROWS, COLUMNS, 5);
        five.decompose(matrix);
        assertThat(five.values[2]).isCloseTo(1e-3, Offset.offset(3 * ROUNDING));
        assertThat(five.values[3]).isLessThan(3 * ROUNDING);
        assertOrthonormal(five.left);
        five.decompose(R064Store.FACTORY.make(ROWS, COLUMNS));
        assertThat(five.values).containsOnly(0);
        assertOrthonormal(five.left);
    }

    @Test
    @DisplayName("refuses entries that are not finite")
    void notFinite() {
        TruncatedSvd svd = new TruncatedSvd(ROWS, COLUMNS, 2);
        for (double entry : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
            R064Store matrix = matrix(new double[] {1, 1});
            matrix.set(3, 4, entry);
            assertThatThrownBy(() -> svd.decompose(matrix)).isInstanceOf(ArithmeticException.class);
        }
    }

    private R064Store matrix(double[] values) {
        R064Store left = RandomMatrices.orthonormal(ROWS, values.length, 1);
        for (int j = 0; j < values.length; j++) {
            for (int i = 0; i < ROWS; i++) {
                left.set(i, j, values[j] * left.doubleValue(i, j));
            }
        }
        return algebra.multiplyRightTransposed(left, RandomMatrices.orthonormal(COLUMNS, values.length, 2));
    }

    private void assertOrthonormal(R064Store q) {
        R064Store gram = algebra.gramOfColumns(q);
        for (int j = 0; j < gram.getColDim(); j++) {
            for (int i = 0; i < gram.getRowDim(); i++) {
                assertThat(gram.doubleValue(i, j)).isCloseTo(i == j ? 1 : 0, Offset.offset(1e-14));
            }
        }
    }
}
