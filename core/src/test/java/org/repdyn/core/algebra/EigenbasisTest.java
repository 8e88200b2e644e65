package org.repdyn.core.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("An eigenbasis without factors")
class EigenbasisTest {

    @Test
    @DisplayName("has the bits of the eigendecomposition and of ordinary products, at any size")
    void operationsAreOrdinaryOnes() {
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        for (int n : new int[] {5, 460}) {
            R064Store matrix = RandomMatrices.symmetric(n, 1);
            SymmetricEigen eigen = algebra.symmetricEigen(matrix);
            Eigenbasis eigenbasis = algebra.eigenbasis(matrix);
            R064Store x = RandomMatrices.gaussian(n, 2, 2);
            double[] combined = algebra.multiply(eigen.vectors(), x).data;
            assertThat(eigenbasis.values()).isEqualTo(eigen.values());
            assertThat(eigenbasis.vectors(n).data).isEqualTo(eigen.vectors().data);
            assertThat(eigenbasis.vectors(3).data).isEqualTo(Arrays.copyOf(eigen.vectors().data, 3 * n));
            assertThat(eigenbasis.coordinates(x).data)
                    .isEqualTo(algebra.multiplyLeftTransposed(eigen.vectors(), x).data);
            assertThat(eigenbasis.combine(x).data).isEqualTo(combined);
            assertThat(eigenbasis.combineAll(List.of(x, x))).hasSize(2).allSatisfy(each -> assertThat(each.data)
                    .isEqualTo(combined));
        }
    }

    @Test
    @DisplayName("multiplies several matrices in parts, each of the result in its place")
    void manyMatricesAreMultipliedInParts() {
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        Eigenbasis eigenbasis = algebra.eigenbasis(RandomMatrices.symmetric(5, 1));
        // 5 rows have room for 104,857 columns at a time, so that two of these are too many.
        List<R064Store> matrices = List.of(
                RandomMatrices.gaussian(5, 2, 2),
                RandomMatrices.gaussian(5, 60_000, 3),
                RandomMatrices.gaussian(5, 60_000, 4));
        List<R064Store> results = eigenbasis.combineAll(matrices);
        assertThat(results).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(results.get(i).data).isEqualTo(algebra.multiply(eigenbasis.vectors(5), matrices.get(i)).data);
        }
    }

    @Test
    @DisplayName("refuses matrices of other numbers of rows, also if these add up")
    void otherRowsAreRefused() {
        Eigenbasis eigenbasis = LinearAlgebra.ojAlgo().eigenbasis(RandomMatrices.symmetric(5, 1));
        List<R064Store> matrices = List.of(RandomMatrices.gaussian(6, 2, 2), RandomMatrices.gaussian(4, 2, 3));
        assertThatThrownBy(() -> eigenbasis.combineAll(matrices))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Matrices of 5 rows are needed, but matrix 0 is 6×2.");
    }
}
