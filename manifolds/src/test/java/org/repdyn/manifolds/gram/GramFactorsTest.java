package org.repdyn.manifolds.gram;

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
import org.repdyn.manifolds.spd.BuresWassersteinPositiveDefinite;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Factors of Gram matrices")
class GramFactorsTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    @Test
    @DisplayName("have the Bures–Wasserstein distance if they are square")
    void buresWasserstein() {
        R064Store y = RandomMatrices.gaussian(3, 3, 1);
        R064Store z = RandomMatrices.gaussian(3, 3, 2);
        assertThat(new FixedRankPositiveSemidefinite(3, 3).distance(y, z))
                .isCloseTo(
                        new BuresWassersteinPositiveDefinite(3)
                                .distance(ALGEBRA.multiplyRightTransposed(y, y), ALGEBRA.multiplyRightTransposed(z, z)),
                        // The Gram matrix squares the condition number, about 10 here.
                        within(1e-12));
    }

    @Test
    @DisplayName("have distances and logarithms of full relative accuracy at 1e-9, whatever the rotation between them")
    void closeFactors() {
        FixedRankPositiveSemidefinite m = new FixedRankPositiveSemidefinite(5, 2);
        R064Store y = m.randomPoint(new Seed(1));
        R064Store v = m.randomTangent(y, new Seed(2));
        R064Store z = y.copy();
        R064Store difference = y.copy();
        for (int i = 0; i < z.data.length; i++) {
            z.data[i] += 1e-9 * v.data[i];
            // The difference of the rounded numbers is exact.
            difference.data[i] = z.data[i] - y.data[i];
        }
        R064Store horizontal = m.project(y, difference);
        double length = m.norm(y, horizontal);
        // The part along the orbit, 1e-16 long, changes the length by its square, and the curvature by 1e-9 of it.
        assertThat(m.distance(y, z)).isCloseTo(length, within(1e-14 * length));
        assertThat(m.log(y, z).data).containsExactly(horizontal.data, within(1e-9 * 1e-9 * 10));
        R064Store turned = ALGEBRA.multiply(z, RandomMatrices.orthonormal(2, 2, 3));
        // The product with the rotation rounds each entry.
        assertThat(m.distance(y, turned)).isCloseTo(length, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-165, 1e160})
    @DisplayName("have projections whose digits cancel along a rotation, also where squares underflow or overflow")
    void projectionAtAnyScale(double scale) {
        int rows = 20;
        R064Store y = RandomMatrices.gaussian(rows, 3, 1);
        R064Store generator = R064Store.FACTORY.make(3, 3);
        System.arraycopy(new double[] {0, -1, 2, 1, 0, -0.5, -2, 0.5, 0}, 0, generator.data, 0, 9);
        R064Store rotated = ALGEBRA.multiply(y, generator);
        R064Store beside = RandomMatrices.gaussian(rows, 3, 2);
        for (int i = 0; i < beside.data.length; i++) {
            beside.data[i] = scale * (rotated.data[i] + 1e-8 * beside.data[i]);
        }
        R064Store left = new FixedRankPositiveSemidefinite(rows, 3).project(y, beside);
        for (int i = 0; i < left.data.length; i++) {
            left.data[i] /= scale;
        }
        R064Store product = ALGEBRA.multiplyLeftTransposed(y, left);
        for (int j = 0; j < 3; j++) {
            for (int i = 0; i < j; i++) {
                // Rounding of sums of 20 products of numbers of size 1 and 1e-8.
                assertThat(product.doubleValue(i, j)).isCloseTo(product.doubleValue(j, i), within(1e-8 * rows * 1e-15));
            }
        }
    }

    @Test
    @DisplayName("have projections on the elliptope that leave no part along the rows where a rotation cancels digits")
    void rowsOfCancelledProjection() {
        int rows = 20;
        Elliptope m = new Elliptope(rows, 3);
        R064Store y = m.randomPoint(new Seed(1));
        R064Store generator = R064Store.FACTORY.make(3, 3);
        System.arraycopy(new double[] {0, -1, 2, 1, 0, -0.5, -2, 0.5, 0}, 0, generator.data, 0, 9);
        R064Store ambient = ALGEBRA.multiply(y, generator);
        R064Store small = RandomMatrices.gaussian(rows, 3, 2);
        for (int i = 0; i < small.data.length; i++) {
            ambient.data[i] += 1e-8 * small.data[i];
        }
        R064Store left = m.project(y, ambient);
        for (int i = 0; i < rows; i++) {
            double along = 0;
            for (int j = 0; j < 3; j++) {
                along += y.doubleValue(i, j) * left.doubleValue(i, j);
            }
            // Rounding of sums of products of numbers of size 1 and 1e-8.
            assertThat(along).isCloseTo(0, within(1e-8 * 1e-15));
        }
    }

    @Test
    @DisplayName("have no logarithm where YᵀZ is singular, but a distance")
    void cutLocus() {
        FixedRankPositiveSemidefinite m = new FixedRankPositiveSemidefinite(2, 1);
        R064Store y = R064Store.FACTORY.column(1, 0);
        R064Store z = R064Store.FACTORY.column(0, 1);
        assertThatThrownBy(() -> m.log(y, z))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("not unique");
        assertThat(m.distance(y, z)).isCloseTo(Math.sqrt(2), within(1e-15));
        assertThatThrownBy(() -> m.exp(y, R064Store.FACTORY.column(-1, 0)))
                .hasMessageContaining("has rank 0 as a factor of shape 2×1");
        assertThatThrownBy(() -> new FixedRankPositiveSemidefinite(2, 3)).hasMessageContaining("[1, 2], got 3");
    }

    @Test
    @DisplayName("can lose rank on the elliptope, where transports still keep lengths to first order")
    void rankDeficientElliptope() {
        Elliptope m = new Elliptope(4, 3);
        R064Store y = R064Store.FACTORY.make(4, 3);
        for (int i = 0; i < 4; i++) {
            y.set(i, 0, Math.cos(i));
            y.set(i, 1, Math.sin(i));
        }
        R064Store v = m.randomTangent(y, new Seed(5));
        assertThat(m.transportTo(y, y, v).data).containsExactly(v.data, within(1e-14));
        R064Store next = m.retract(Retraction.POLAR, y, v);
        assertThat(m.residual(next)).isLessThan(1e-15);
        assertThatThrownBy(() -> new Elliptope(3, 1)).hasMessageContaining("[2, 3], got 1");
    }

    @Test
    @DisplayName("do not turn a transported vector where the factors nearly lose a rank")
    void transportNearLowerRank() {
        Elliptope m = new Elliptope(4, 3);
        R064Store y = R064Store.FACTORY.make(4, 3);
        R064Store z = R064Store.FACTORY.make(4, 3);
        double[] last = {1, -2, 1, 3};
        for (int i = 0; i < 4; i++) {
            // The nearest rotation of y to z would be the reflection of the last column.
            y.set(i, 0, Math.cos(i));
            y.set(i, 1, Math.sin(i));
            y.set(i, 2, 1e-9 * last[i]);
            z.set(i, 0, Math.cos(i));
            z.set(i, 1, Math.sin(i));
            z.set(i, 2, -1e-9 * last[i]);
        }
        R064Store v = m.randomTangent(y, new Seed(5));
        // The projections differ by the distance of the points, and by rounding divided by 1e-9 in the Lyapunov
        // equation.
        assertThat(m.transportTo(y, z, v).data).containsExactly(m.project(z, v).data, within(1e-6));
    }

    @Test
    @DisplayName("of a 1×1 correlation matrix do not exist")
    void oneByOne() {
        assertThatThrownBy(() -> new Elliptope(1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a correlation matrix needs at least 2 rows, because the only 1×1 one is 1, got 1");
    }
}
