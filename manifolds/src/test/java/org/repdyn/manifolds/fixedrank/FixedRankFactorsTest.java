package org.repdyn.manifolds.fixedrank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.checks.Checks;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Matrices of fixed rank by their factors")
class FixedRankFactorsTest {

    private static final int M = 7;
    private static final int N = 5;
    private static final int R = 2;
    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    /** Rounding of the few dozen products of an entry. */
    private static final double ROUNDING = 1e-13;

    private final FixedRankFactors factors = new FixedRankFactors(M, N, R);
    private final FixedRank matrices = new FixedRank(M, N, R);
    private final R064Store point = factors.randomPoint(new Seed(1));

    /** Returns the matrix U̇SVᵀ + UṠVᵀ + USV̇ᵀ that a tangent vector stands for. */
    private R064Store tangentMatrix(R064Store at, R064Store tangent) {
        R064Store u = R064Store.FACTORY.make(M, R);
        R064Store s = R064Store.FACTORY.make(R, R);
        R064Store v = R064Store.FACTORY.make(N, R);
        R064Store du = R064Store.FACTORY.make(M, R);
        R064Store ds = R064Store.FACTORY.make(R, R);
        R064Store dv = R064Store.FACTORY.make(N, R);
        factors.unpack(at, u, s, v);
        factors.unpack(tangent, du, ds, dv);
        R064Store result = ALGEBRA.multiplyRightTransposed(ALGEBRA.multiply(du, s), v);
        R064Store second = ALGEBRA.multiplyRightTransposed(ALGEBRA.multiply(u, ds), v);
        R064Store third = ALGEBRA.multiplyRightTransposed(ALGEBRA.multiply(u, s), dv);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += second.data[i] + third.data[i];
        }
        return result;
    }

    private static void assertClose(R064Store actual, R064Store expected) {
        assertThat(actual.data).containsExactly(expected.data, within(ROUNDING));
    }

    @Test
    @DisplayName("have the steps, transports, lengths and gradients of the matrices that they stand for")
    void sameGeometry() {
        R064Store x = factors.matrix(point);
        assertThat(matrices.residual(x)).isLessThan(ROUNDING);
        R064Store v = factors.randomTangent(point, new Seed(2));
        R064Store w = factors.randomTangent(point, new Seed(3));
        R064Store dv = tangentMatrix(point, v);
        R064Store dw = tangentMatrix(point, w);
        assertClose(matrices.project(x, dv), dv);
        assertThat(factors.inner(point, v, w)).isCloseTo(matrices.inner(x, dv, dw), within(ROUNDING));
        R064Store end = factors.retract(Retraction.POLAR, point, v);
        R064Store y = matrices.retract(Retraction.POLAR, x, dv);
        assertClose(factors.matrix(end), y);
        assertClose(tangentMatrix(end, factors.transportTo(point, end, w)), matrices.transportTo(x, y, dw));

        R064Store g = RandomMatrices.gaussian(M, N, 4);
        R064Store left = R064Store.FACTORY.make(M, R);
        R064Store middle = R064Store.FACTORY.make(R, R);
        R064Store right = R064Store.FACTORY.make(N, R);
        factors.unpack(point, left, middle, right);
        R064Store gv = ALGEBRA.multiply(g, right);
        R064Store euclidean = R064Store.FACTORY.make(factors.rows(), R);
        factors.pack(
                ALGEBRA.multiplyRightTransposed(gv, middle),
                ALGEBRA.multiplyLeftTransposed(left, gv),
                ALGEBRA.multiplyLeftTransposed(g, ALGEBRA.multiply(left, middle)),
                euclidean);
        assertClose(tangentMatrix(point, factors.gradient(point, euclidean)), matrices.gradient(x, g));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-3, 1e-6})
    @DisplayName("have gradients without parts in the span of the factors, also where one column cancels and S is"
            + " ill-conditioned")
    void cancelling(double least) {
        R064Store u = R064Store.FACTORY.make(M, R);
        R064Store s = R064Store.FACTORY.make(R, R);
        R064Store v = R064Store.FACTORY.make(N, R);
        factors.unpack(point, u, s, v);
        s = R064Store.FACTORY.make(R, R);
        s.set(0, 0, 1);
        s.set(1, 1, least);
        R064Store at = R064Store.FACTORY.make(factors.rows(), R);
        factors.pack(u, s, v, at);
        R064Store euclidean = RandomMatrices.gaussian(factors.rows(), R, 6);
        for (int i = 0; i < M; i++) {
            // Within 1e-8 of the span of U.
            euclidean.set(i, 1, least * (u.doubleValue(i, 0) + 1e-8 * euclidean.doubleValue(i, 1)));
        }
        R064Store du = R064Store.FACTORY.make(M, R);
        R064Store dv = R064Store.FACTORY.make(N, R);
        factors.unpack(factors.gradient(at, euclidean), du, R064Store.FACTORY.make(R, R), dv);
        assertThat(Entries.norm(ALGEBRA.multiplyLeftTransposed(u, du))).isLessThan(ROUNDING * Entries.norm(du));
        assertThat(Entries.norm(ALGEBRA.multiplyLeftTransposed(v, dv))).isLessThan(ROUNDING * Entries.norm(dv));
    }

    @Test
    @DisplayName(
            "step to the nearest matrix of a dense decomposition, also along vectors of a smaller rank and far ones")
    void nearestOfDense() {
        for (int k = 0; k < 60; k++) {
            R064Store v = factors.randomTangent(point, new Seed(k));
            double length = Math.pow(10, 1 - k % 12);
            for (int i = 0; i < v.data.length; i++) {
                v.data[i] *= length;
            }
            if (k % 3 == 0) {
                // All columns are multiples of one.
                System.arraycopy(v.data, 0, v.data, factors.rows(), factors.rows());
                factors.project(point, v.copy(), v);
            }
            R064Store sum = factors.matrix(point);
            R064Store dv = tangentMatrix(point, v);
            for (int i = 0; i < sum.data.length; i++) {
                sum.data[i] += dv.data[i];
            }
            R064Store end = factors.retract(Retraction.POLAR, point, v);
            R064Store nearest = matrices.nearest(sum);
            // The dense one finds the space of the leading singular vectors to rounding over the gap below them.
            double tolerance = 100 * ROUNDING * Math.max(1, length);
            assertThat(factors.matrix(end).data).containsExactly(nearest.data, within(tolerance));
            assertThat(factors.residual(end)).isLessThan(ROUNDING);
        }
    }

    @Test
    @DisplayName("are found for a matrix, and refuse one of a smaller rank")
    void ofMatrix() {
        R064Store x = factors.matrix(point);
        R064Store again = factors.point(x);
        assertThat(factors.residual(again)).isLessThan(ROUNDING);
        assertClose(factors.matrix(again), x);
        R064Store general = RandomMatrices.gaussian(M, N, 5);
        assertClose(factors.matrix(factors.point(general)), matrices.nearest(general));
        assertThatThrownBy(() -> factors.point(R064Store.FACTORY.make(M, N)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("smaller rank");
    }

    @Test
    @DisplayName("refuse ranks, factors and points that are none")
    void refused() {
        assertThatThrownBy(() -> new FixedRankFactors(3, 4, 4)).hasMessageContaining("[1, 3], got 4");
        R064Store singular = point.copy();
        for (int j = 0; j < R; j++) {
            for (int i = 0; i < R; i++) {
                singular.set(M + i, j, 1);
            }
        }
        assertThat(factors.residual(singular)).isInfinite();
        assertThatThrownBy(() -> factors.nearest(singular)).hasMessageContaining("the middle factor");
        assertThatThrownBy(() -> factors.gradient(singular, point)).hasMessageContaining("smaller rank to rounding");
        R064Store dependent = point.copy();
        for (int i = 0; i < M; i++) {
            dependent.set(i, 1, dependent.doubleValue(i, 0));
        }
        assertThatThrownBy(() -> factors.nearest(dependent)).hasMessageContaining("a factor of a 7×5 matrix");
        R064Store wrong = R064Store.FACTORY.make(N, R);
        assertThatThrownBy(() -> factors.pack(wrong, wrong, wrong, point))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the argument left must be a 7×2 matrix, got 5×2");
        // A step that takes X to a matrix of rank one.
        R064Store back = R064Store.FACTORY.make(factors.rows(), R);
        for (int j = 0; j < R; j++) {
            for (int i = 0; i < R; i++) {
                back.set(M + i, j, -point.doubleValue(M + i, j) + (i == 0 && j == 0 ? 1 : 0));
            }
        }
        assertThatThrownBy(() -> factors.retract(Retraction.POLAR, point, back))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("is nearest to point + step of a smaller rank: its singular value 2 is 0");
    }

    @Test
    @DisplayName("satisfy their laws, also at full rank and at rank one")
    void laws() {
        assertThat(Checks.checkManifold(factors, new Seed(3)).passed()).isTrue();
        assertThat(Checks.checkManifold(new FixedRankFactors(3, 4, 3), new Seed(3))
                        .passed())
                .isTrue();
        assertThat(Checks.checkManifold(new FixedRankFactors(1, 1, 1), new Seed(3))
                        .passed())
                .isTrue();
        assertThat(factors.components()).isEqualTo(1);
        assertThat(new FixedRankFactors(2, 2, 2).components()).isEqualTo(2);
    }
}
