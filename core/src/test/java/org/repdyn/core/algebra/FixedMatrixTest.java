package org.repdyn.core.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("A fixed matrix")
class FixedMatrixTest {

    private final LinearAlgebra algebra = LinearAlgebra.ojAlgo();

    @Test
    @DisplayName("without a copy has the bits of an ordinary product, at any size")
    void productsAreOrdinaryOnes() {
        for (int n : new int[] {5, 500}) {
            R064Store a = RandomMatrices.gaussian(n, n + 3, 1);
            FixedMatrix fixed = algebra.fixed(a);
            R064Store right = RandomMatrices.gaussian(n + 3, 4, 2);
            assertThat(fixed.matrix()).isSameAs(a);
            assertThat(fixed.multiply(right).data).containsExactly(algebra.multiply(a, right).data);
            R064Store below = RandomMatrices.gaussian(n, 70, 3);
            R064Store result = R064Store.FACTORY.make(n + 3, 70);
            fixed.multiply(true, below, result);
            assertThat(result.data).containsExactly(algebra.multiplyLeftTransposed(a, below).data);
        }
    }

    @Test
    @DisplayName(
            "with copies has the bits of an ordinary product, for shapes at the edges of strips and numbers of columns"
                    + " at the edges of the choice")
    void packedProductsHaveTheSameBits() {
        for (int rows : new int[] {31, 32, 257, 1030}) {
            for (int inner : new int[] {1, 33, 64}) {
                R064Store a = RandomMatrices.gaussian(rows, inner, 1);
                FixedMatrix fixed = algebra.fixed(a);
                assertThat(fixed).isInstanceOf(PackedMatrix.class);
                for (int columns : new int[] {1, 2, 3, 8, 9}) {
                    R064Store right = RandomMatrices.gaussian(inner, columns, 2);
                    assertThat(fixed.multiply(right).data).containsExactly(algebra.multiply(a, right).data);
                    R064Store below = RandomMatrices.gaussian(rows, columns, 3);
                    R064Store result = R064Store.FACTORY.make(inner, columns);
                    fixed.multiply(true, below, result);
                    assertThat(result.data).containsExactly(algebra.multiplyLeftTransposed(a, below).data);
                }
            }
        }
    }

    @Test
    @DisplayName("refuses its factors as the result")
    void factorsAreRefused() {
        R064Store a = RandomMatrices.gaussian(3, 3, 1);
        FixedMatrix fixed = algebra.fixed(a);
        assertThatThrownBy(() -> fixed.multiply(false, RandomMatrices.gaussian(3, 3, 2), a))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
