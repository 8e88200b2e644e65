package org.repdyn.manifolds.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Dense factorisations")
class FactorisationsTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    /** A few roundings of each of the entries of a small matrix. */
    private static final double ROUNDING = 1e-14;

    private static R064Store diagonal(double... entries) {
        R064Store result = R064Store.FACTORY.make(entries.length, entries.length);
        for (int i = 0; i < entries.length; i++) {
            result.set(i, i, entries[i]);
        }
        return result;
    }

    @Test
    @DisplayName("reproduce a symmetric matrix with eigenvalues of both signs, zero and repeated")
    void eigen() {
        R064Store q = RandomMatrices.orthonormal(5, 5, 1);
        R064Store a = ALGEBRA.multiplyRightTransposed(ALGEBRA.multiply(q, diagonal(-2, 0, 1, 1, 1)), q);
        Symmetry.symmetricPart(a, a);
        JacobiEigen eigen = new JacobiEigen(5);
        eigen.decompose(a);
        R064Store back = R064Store.FACTORY.make(5, 5);
        WeightedGram.compute(eigen.vectors, eigen.values, back);
        assertThat(back.data).containsExactly(a.data, within(ROUNDING));
        assertThat(eigen.values.clone()).satisfies(values -> {
            Arrays.sort(values);
            assertThat(values).containsExactly(new double[] {-2, 0, 1, 1, 1}, within(ROUNDING));
        });
    }

    @Test
    @DisplayName("find singular values from 1e-40 to 1e100 to relative accuracy, and repeated and zero ones")
    void singularValues() {
        JacobiSvd svd = new JacobiSvd(4, 4);
        double[] scale = {1e100, 1, 1e-20, 1e-40};
        R064Store q = RandomMatrices.orthonormal(4, 4, 2);
        R064Store scaled = ALGEBRA.multiply(q, diagonal(scale));
        svd.decompose(scaled);
        for (int j = 0; j < 4; j++) {
            assertThat(svd.values[j]).isCloseTo(scale[j], within(ROUNDING * scale[j]));
        }
        svd.decompose(q);
        assertThat(svd.values).containsExactly(new double[] {1, 1, 1, 1}, within(ROUNDING));
        svd.decompose(R064Store.FACTORY.make(4, 4));
        assertThat(svd.values).containsExactly(0, 0, 0, 0);
        svd.decompose(diagonal(1, 1e-160, 1e-200, 1e-300));
        assertThat(svd.values[0]).isEqualTo(1);
        R064Store wrong = R064Store.FACTORY.make(4, 4);
        wrong.set(0, 0, Double.NaN);
        assertThatThrownBy(() -> svd.decompose(wrong)).hasMessageContaining("not finite");
    }

    @Test
    @DisplayName("solve a Lyapunov equation, also where A is singular")
    void lyapunov() {
        R064Store q = RandomMatrices.orthonormal(3, 3, 3);
        R064Store a = ALGEBRA.multiplyRightTransposed(ALGEBRA.multiply(q, diagonal(2, 1, 0)), q);
        Symmetry.symmetricPart(a, a);
        R064Store x = RandomMatrices.gaussian(3, 3, 4);
        Symmetry.skewPart(x, x);
        R064Store left = ALGEBRA.multiply(a, x);
        R064Store c = ALGEBRA.multiply(x, a);
        Entries.combine(1, left, 1, c, c);
        Lyapunov solver = new Lyapunov(3);
        solver.prepare(a);
        R064Store solution = R064Store.FACTORY.make(3, 3);
        solver.solve(c, solution);
        // A skew solution has no component on the null direction alone, so that it is unique.
        assertThat(solution.data).containsExactly(x.data, within(10 * ROUNDING));
    }

    @Test
    @DisplayName("factor a positive-definite matrix, refuse others, and undo a congruence")
    void cholesky() {
        R064Store b = RandomMatrices.gaussian(4, 4, 5);
        R064Store p = ALGEBRA.multiplyRightTransposed(b, b);
        LowerFactor factor = new LowerFactor(4);
        assertThat(factor.factor(p)).isTrue();
        assertThat(ALGEBRA.multiplyRightTransposed(factor.lower, factor.lower).data)
                .containsExactly(p.data, within(10 * ROUNDING));
        R064Store white = R064Store.FACTORY.make(4, 4);
        factor.whiten(p, white);
        // The condition number of P is about 100.
        assertThat(white.data).containsExactly(R064Store.FACTORY.makeEye(4, 4).data, within(1e-12));
        assertThat(factor.factor(diagonal(1, 1, 0, 1))).isFalse();
        assertThat(factor.factor(diagonal(1, -1, 1, 1))).isFalse();
        assertThat(factor.factor(diagonal(1, Double.NaN, 1, 1))).isFalse();
    }
}
