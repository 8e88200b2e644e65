package org.repdyn.manifolds.orthogonality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Manifolds of orthogonal columns")
class OrthogonalityTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    @ParameterizedTest
    @ValueSource(doubles = {1e3, 1e6, 1e9, 1e12})
    @DisplayName("have a nearest frame that is orthogonal to rounding, also for an ill-conditioned matrix")
    void theNearestFrameOfAnIllConditionedMatrixIsOrthogonalToRounding(double condition) {
        R064Store ambient = illConditioned(condition);
        for (Manifold m : manifolds(8, 3, 2).toList()) {
            R064Store w = R064Store.FACTORY.make(8, 3);
            m.nearest(ambient, w);
            assertThat(m.residual(w)).isLessThan(Tolerances.rounding(8 + 9, 1, 1));
            // W is the nearest point if WᵀA is symmetric and positive definite.
            R064Store product = ALGEBRA.multiplyLeftTransposed(w, ambient);
            R064Store asymmetry = R064Store.FACTORY.make(3, 3);
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    asymmetry.set(i, j, product.doubleValue(i, j) - product.doubleValue(j, i));
                }
            }
            assertThat(OrthogonalManifold.length(asymmetry))
                    .isLessThan(Tolerances.rounding(8 + 9, 1, OrthogonalManifold.length(product)));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 1e200})
    @DisplayName("have a nearest frame that does not depend on the size of the matrix")
    void theNearestFrameDoesNotDependOnTheSizeOfTheMatrix(double size) {
        R064Store ambient = RandomMatrices.gaussian(8, 3, 5);
        R064Store resized = R064Store.FACTORY.make(8, 3);
        for (int i = 0; i < ambient.data.length; i++) {
            resized.data[i] = size * ambient.data[i];
        }
        for (Manifold m : manifolds(8, 3, 1).toList()) {
            R064Store expected = R064Store.FACTORY.make(8, 3);
            R064Store actual = R064Store.FACTORY.make(8, 3);
            m.nearest(ambient, expected);
            m.nearest(resized, actual);
            assertThat(actual.data).containsExactly(expected.data, org.assertj.core.api.Assertions.within(1e-14));
        }
    }

    @Test
    @DisplayName("have no nearest frame of a rank-deficient matrix")
    void aRankDeficientMatrixHasNoNearestFrame() {
        R064Store ambient = RandomMatrices.gaussian(5, 3, 2);
        System.arraycopy(ambient.data, 0, ambient.data, 10, 5);
        R064Store result = R064Store.FACTORY.make(5, 3);
        for (Manifold m : manifolds(5, 3, 1).toList()) {
            assertThatThrownBy(() -> m.nearest(ambient, result))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("5×3")
                    .hasMessageContaining("has rank 2")
                    .hasMessageContaining("random start");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OWN")
    @DisplayName("refuse a step that is not finite")
    void aStepThatIsNotFiniteIsRefused(Retraction retraction) {
        R064Store point = RandomMatrices.orthonormal(5, 2, 3);
        R064Store tangent = R064Store.FACTORY.make(5, 2);
        tangent.data[3] = Double.NaN;
        for (Manifold m : manifolds(5, 2, 1).toList()) {
            assertThatThrownBy(() -> m.retract(retraction, point, tangent, R064Store.FACTORY.make(5, 2)))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("not finite");
        }
    }

    @Test
    @DisplayName("have a distance but no logarithm between orthogonal subspaces")
    void orthogonalSubspacesHaveADistanceButNoLogarithm() {
        Grassmann grassmann = new Grassmann(4, 1, 1, ALGEBRA);
        R064Store x = R064Store.FACTORY.make(4, 1);
        R064Store y = R064Store.FACTORY.make(4, 1);
        x.data[0] = 1;
        y.data[2] = 1;
        assertThat(grassmann.distance(x, y)).isEqualTo(Math.PI / 2);
        assertThatThrownBy(() -> grassmann.log(x, y, R064Store.FACTORY.make(4, 1)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("not unique")
                .hasMessageContaining("90°");
    }

    @Test
    @DisplayName("need a positive scale")
    void aScaleMustBePositive() {
        assertThatThrownBy(() -> new Stiefel(2, 3))
                .hasMessage(
                        "a 2×3 matrix cannot have 3 orthogonal columns of length 2; use at most 2 columns, or exchange"
                                + " rows and columns");
        assertThatThrownBy(() -> new Grassmann(4, 2, 1e-200, ALGEBRA))
                .hasMessageContaining("must lie between 1e-70 and 1e70")
                .hasMessageContaining("got 1e-200");
        assertThatThrownBy(() -> new Grassmann(4, 2, 0, ALGEBRA)).hasMessageContaining("must be positive, got 0");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OWN")
    @DisplayName("allocate nothing in a step that grows with the number of rows")
    void aStepAllocatesNothingThatGrowsWithTheRows(Retraction retraction) {
        for (int rows : new int[] {64, 1024}) {
            manifolds(rows, 4, 1).forEach(m -> {
                R064Store point = RandomMatrices.orthonormal(m.rows(), 4, 6);
                R064Store tangent = R064Store.FACTORY.make(m.rows(), 4);
                R064Store result = R064Store.FACTORY.make(m.rows(), 4);
                m.project(point, RandomMatrices.gaussian(m.rows(), 4, 7), tangent);
                for (int i = 0; i < 200; i++) {
                    m.retract(retraction, point, tangent, result);
                }
                long before = allocated();
                for (int i = 0; i < 200; i++) {
                    m.retract(retraction, point, tangent, result);
                }
                // The decomposition of a 4×4 matrix and views of transposes; one n×k matrix of 1,024 rows is 32 kB.
                assertThat((allocated() - before) / 200).isLessThan(8_192);
            });
        }
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static R064Store illConditioned(double condition) {
        R064Store left = RandomMatrices.orthonormal(8, 3, 8);
        R064Store right = RandomMatrices.orthonormal(3, 3, 9);
        for (int j = 0; j < 3; j++) {
            for (int i = 0; i < 8; i++) {
                left.data[j * 8 + i] *= Math.pow(condition, -j / 2.0);
            }
        }
        return ALGEBRA.multiplyRightTransposed(left, right);
    }

    private static Stream<OrthogonalManifold> manifolds(int rows, int columns, double scale) {
        return Stream.of(
                new Stiefel(rows, columns, scale, StiefelMetric.EUCLIDEAN.alpha(), ALGEBRA),
                new Stiefel(rows, columns, scale, StiefelMetric.CANONICAL.alpha(), ALGEBRA),
                new Grassmann(rows, columns, scale, ALGEBRA));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 3})
    @DisplayName(
            "subspaces with a right angle are as far from each other as the injectivity radius, for columns of any length")
    void rightAngle(double length) {
        Grassmann m = new Grassmann(4, 2, length, ALGEBRA);
        R064Store x = R064Store.FACTORY.make(4, 2);
        x.set(0, 0, length);
        x.set(1, 1, length);
        R064Store y = x.copy();
        y.set(1, 1, 0);
        y.set(3, 1, length);
        double radius = m.injectivityRadius().orElseThrow();
        assertThat(m.distance(x, y)).isCloseTo(radius, within(Tolerances.rounding(4, 1, radius)));
        assertThatThrownBy(() -> m.log(x, y))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("not unique");
    }
}
