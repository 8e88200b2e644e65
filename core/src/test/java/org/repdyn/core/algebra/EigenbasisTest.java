package org.repdyn.core.algebra;

import static org.assertj.core.api.Assertions.assertThat;

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
            assertThat(eigenbasis.values()).containsExactly(eigen.values());
            assertThat(eigenbasis.vectors(n).data).containsExactly(eigen.vectors().data);
            assertThat(eigenbasis.vectors(3).data).containsExactly(Arrays.copyOf(eigen.vectors().data, 3 * n));
            assertThat(eigenbasis.coordinates(x).data)
                    .containsExactly(algebra.multiplyLeftTransposed(eigen.vectors(), x).data);
            assertThat(eigenbasis.combine(x).data).containsExactly(combined);
            assertThat(eigenbasis.combineAll(List.of(x, x))).hasSize(2).allSatisfy(each -> assertThat(each.data)
                    .containsExactly(combined));
        }
    }
}
