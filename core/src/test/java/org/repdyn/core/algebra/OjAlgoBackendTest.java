package org.repdyn.core.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

class OjAlgoBackendTest {

    private final LinearAlgebra algebra = LinearAlgebra.ojAlgo();

    @Test
    void eigenvaluesAscendAndVectorsDiagonalise() {
        R064Store a = RandomMatrices.symmetric(40, 1);
        SymmetricEigen eigen = algebra.symmetricEigen(a);
        assertThat(eigen.values()).isSorted();
        R064Store av = algebra.multiply(a, eigen.vectors());
        for (int j = 0; j < 40; j++) {
            for (int i = 0; i < 40; i++) {
                assertThat(av.doubleValue(i, j)
                                - eigen.values()[j] * eigen.vectors().doubleValue(i, j))
                        .isCloseTo(0, Offset.offset(Tolerances.rounding(40, 1, 10)));
            }
        }
    }

    @Test
    void matricesWithoutRowsHaveNoEigenvalues() {
        SymmetricEigen eigen = algebra.symmetricEigen(R064Store.FACTORY.make(0, 0));
        assertThat(eigen.values()).isEmpty();
        assertThat(eigen.vectors().count()).isZero();
    }

    @Test
    void decompositionsReproduceTheMatrix() {
        R064Store a = RandomMatrices.gaussian(30, 5, 2);
        ThinSvd svd = algebra.thinSvd(a);
        R064Store scaled = svd.left().copy();
        for (int i = 0; i < scaled.data.length; i++) {
            scaled.data[i] *= svd.values()[i / 30];
        }
        assertThat(algebra.multiplyRightTransposed(scaled, svd.right()).data)
                .containsExactly(a.data, Offset.offset(Tolerances.rounding(30, 1, 10)));
        R064Store gram = algebra.multiplyLeftTransposed(a, a);
        R064Store l = algebra.cholesky(gram);
        assertThat(algebra.multiplyRightTransposed(l, l).data)
                .containsExactly(gram.data, Offset.offset(Tolerances.rounding(30, 1, 50)));
        R064Store q = algebra.orthonormalBasis(a);
        assertThat(algebra.multiplyLeftTransposed(q, a).doubleValue(4, 4)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1022, -1000, -960, 960, 1010, 1018})
    void decompositionsOfTinyAndHugeMatricesAreScaledOnes(int exponent) {
        R064Store a = RandomMatrices.gaussian(40, 20, 3);
        R064Store g = RandomMatrices.symmetric(40, 4);
        ThinSvd svd = algebra.thinSvd(scaled(a, exponent));
        ThinSvd expected = algebra.thinSvd(a);
        SymmetricEigen eigen = algebra.symmetricEigen(scaled(g, exponent));
        SymmetricEigen expectedEigen = algebra.symmetricEigen(g);

        // Entries below 2^-1022 lose digits when they are scaled.
        Offset<Double> tolerance = Offset.offset(1e-12);
        assertThat(divided(svd.values(), exponent)).containsExactly(expected.values(), tolerance);
        assertThat(divided(eigen.values(), exponent)).containsExactly(expectedEigen.values(), tolerance);
        R064Store gram = algebra.multiplyLeftTransposed(svd.left(), svd.left());
        for (int j = 0; j < 20; j++) {
            assertThat(gram.doubleValue(j, j)).isCloseTo(1, tolerance);
        }
    }

    private static R064Store scaled(R064Store matrix, int exponent) {
        R064Store result = matrix.copy();
        Arrays.setAll(result.data, i -> Math.scalb(result.data[i], exponent));
        return result;
    }

    private static double[] divided(double[] values, int exponent) {
        return Arrays.stream(values).map(x -> Math.scalb(x, -exponent)).toArray();
    }

    /** A column close to an axis keeps its small component of any size; ojAlgo's QR decomposition doubles it. */
    @Test
    void orthonormalBasisKeepsSmallAngles() {
        for (double tangent : new double[] {1e-6, 1e-7, 3e-8, 1e-9, 1e-12, 1e-100}) {
            R064Store column = R064Store.FACTORY.make(3, 1);
            column.data[0] = 1;
            column.data[1] = tangent;
            R064Store q = LinearAlgebra.ojAlgo().orthonormalBasis(column);
            // The column is divided by its length twice, each time with an error of half an ulp.
            assertThat(q.data[1] / q.data[0] / tangent).isBetween(1 - 1e-15, 1 + 1e-15);
        }
    }
}
