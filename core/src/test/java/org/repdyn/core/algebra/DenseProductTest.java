package org.repdyn.core.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("A product in Java")
class DenseProductTest {

    @Test
    @DisplayName("sums over the inner index in ascending order, for shapes at the edges of strips, panels and tiles")
    void sumsAscend() {
        DenseProduct product = new DenseProduct();
        for (int rows : new int[] {23, 24, 26, 256, 257, 515}) {
            for (int inner : new int[] {1, 7, 8, 11, 130}) {
                for (int columns = 1; columns <= 11; columns++) {
                    for (boolean transposeA : new boolean[] {false, true}) {
                        for (boolean transposeB : new boolean[] {false, true}) {
                            R064Store a = transposeA
                                    ? RandomMatrices.gaussian(inner, rows, 1)
                                    : RandomMatrices.gaussian(rows, inner, 1);
                            R064Store b = transposeB
                                    ? RandomMatrices.gaussian(columns, inner, 2)
                                    : RandomMatrices.gaussian(inner, columns, 2);
                            R064Store result = R064Store.FACTORY.make(rows, columns);
                            Arrays.fill(result.data, Double.NaN);
                            product.compute(a, transposeA, b, transposeB, result);
                            assertThat(result.data)
                                    .as("%d×%d×%d, transposed: %s, %s", rows, inner, columns, transposeA, transposeB)
                                    .containsExactly(sums(a, transposeA, b, transposeB, rows, inner, columns));
                        }
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("is whole after a product of one triangle that failed, as for lack of memory")
    void wholeAfterAFailedGram() {
        DenseProduct product = new DenseProduct();
        R064Store a = RandomMatrices.gaussian(5, 7, 1);
        R064Store larger = R064Store.FACTORY.make(90, 90);
        assertThatThrownBy(() -> product.gram(a, true, larger)).isInstanceOf(IndexOutOfBoundsException.class);
        R064Store result = R064Store.FACTORY.make(7, 7);
        product.compute(a, true, a, false, result);
        assertThat(result.data).containsExactly(sums(a, true, a, false, 7, 5, 7));
    }

    private static double[] sums(
            R064Store a, boolean transposeA, R064Store b, boolean transposeB, int rows, int inner, int columns) {
        double[] result = new double[rows * columns];
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                double sum = 0;
                for (int k = 0; k < inner; k++) {
                    sum += (transposeA ? a.doubleValue(k, i) : a.doubleValue(i, k))
                            * (transposeB ? b.doubleValue(j, k) : b.doubleValue(k, j));
                }
                result[j * rows + i] = sum;
            }
        }
        return result;
    }
}
