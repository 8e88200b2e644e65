package org.repdyn.manifolds.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

@DisplayName("The matrix sign")
class MatrixSignTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    @Test
    @DisplayName("by Newton-Schulz has singular values between 0.68 and 1.21")
    void newtonSchulz() {
        R064Store m = R064Store.FACTORY.make(40, 12);
        for (int j = 0; j < 12; j++) {
            m.set(j, j, Math.pow(10, -j / 5.0));
        }
        MatrixSign sign = new MatrixSign(Orthogonalisation.NEWTON_SCHULZ, ALGEBRA);
        assertThat(Arrays.stream(ALGEBRA.thinSvd(sign.of(m)).values()).boxed()).allMatch(s -> s > 0.68 && s < 1.21);
        R064Store transposed = R064Store.FACTORY.copy(m.transpose());
        assertThat(sign.of(transposed).subtract(sign.of(m).transpose()).norm()).isLessThan(1e-13);
        assertThat(sign.of(R064Store.FACTORY.make(3, 2)).norm()).isZero();
    }

    @Test
    @DisplayName("leaves out directions in which the matrix is zero")
    void lowRank() {
        R064Store m = R064Store.FACTORY.make(5, 3);
        m.set(1, 0, 3);
        m.set(1, 1, 4);
        R064Store sign = new MatrixSign(Orthogonalisation.SVD, ALGEBRA).of(m);
        assertThat(ALGEBRA.thinSvd(sign).values()).containsExactly(new double[] {1, 0, 0}, within(1e-15));
        assertThat(new MatrixSign(Orthogonalisation.SVD, ALGEBRA)
                        .of(R064Store.FACTORY.make(3, 2))
                        .norm())
                .isZero();
    }
}
