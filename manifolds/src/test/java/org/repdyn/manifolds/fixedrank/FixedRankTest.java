package org.repdyn.manifolds.fixedrank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.ThinSvd;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.checks.Checks;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Matrices of fixed rank")
class FixedRankTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    private static R064Store diagonal(int size, double... entries) {
        R064Store result = R064Store.FACTORY.make(size, size);
        for (int i = 0; i < entries.length; i++) {
            result.set(i, i, entries[i]);
        }
        return result;
    }

    @Test
    @DisplayName("have the truncated decomposition of another code as nearest point")
    void nearest() {
        R064Store a = RandomMatrices.gaussian(7, 5, 3);
        ThinSvd svd = ALGEBRA.thinSvd(a);
        R064Store expected = R064Store.FACTORY.make(7, 5);
        for (int l = 0; l < 2; l++) {
            for (int i = 0; i < 7; i++) {
                for (int j = 0; j < 5; j++) {
                    expected.add(
                            i,
                            j,
                            svd.values()[l]
                                    * svd.left().doubleValue(i, l)
                                    * svd.right().doubleValue(j, l));
                }
            }
        }
        assertThat(new FixedRank(7, 5, 2).nearest(a).data).containsExactly(expected.data, within(1e-13));
    }

    @Test
    @DisplayName("keep their rank along steps that are 1e8 times as long as the small singular values")
    void illConditionedSteps() {
        FixedRank m = new FixedRank(6, 6, 2);
        R064Store x = diagonal(6, 1, 1e-8);
        R064Store v = m.randomTangent(x, new Seed(3));
        R064Store y = m.retract(Retraction.POLAR, x, v);
        assertThat(m.residual(y)).isLessThan(1e-15);
        // The polar step is the nearest point: no point of the manifold is nearer than the tail of X + V.
        R064Store sum = x.copy();
        double error = 0;
        for (int i = 0; i < sum.data.length; i++) {
            sum.data[i] += v.data[i];
            error += Math.pow(sum.data[i] - y.data[i], 2);
        }
        double[] values = ALGEBRA.thinSvd(sum).values();
        assertThat(Math.sqrt(error)).isCloseTo(Math.hypot(values[2], values[3]), within(1e-14));
    }

    @Test
    @DisplayName("refuse matrices of a smaller rank, and those with several nearest points")
    void noNearest() {
        FixedRank m = new FixedRank(3, 3, 2);
        assertThatThrownBy(() -> m.nearest(diagonal(3, 1)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("smaller rank")
                .hasMessageContaining("singular value 2 is 0");
        assertThatThrownBy(() -> m.nearest(diagonal(3, 2, 1, 1)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("not unique")
                .hasMessageContaining("both 1");
        assertThatThrownBy(() -> m.project(diagonal(3, 1), diagonal(3, 1))).hasMessageContaining("smaller rank");
        assertThatThrownBy(() -> new FixedRank(3, 4, 4)).hasMessageContaining("[1, 3], got 4");
        assertThat(m.residual(diagonal(3, 1))).isInfinite();
        assertThat(m.residual(diagonal(3, 4, 3, 1))).isCloseTo(0.25, within(1e-15));
    }

    @Test
    @DisplayName(
            "refuse an orthographic step to a right angle, and have two components if they are square and invertible")
    void limits() {
        FixedRank m = new FixedRank(2, 2, 1);
        assertThatThrownBy(() -> m.retract(Retraction.OWN, diagonal(2, 1), diagonal(2, -1)))
                .hasMessageContaining("right angle")
                .hasMessageContaining("polar");
        assertThat(m.components()).isEqualTo(1);
        assertThat(new FixedRank(2, 2, 2).components()).isEqualTo(2);
    }

    @Test
    @DisplayName("has a nearest point at any size of the matrix, where squares of entries overflow or underflow too")
    void extremeSizes() {
        FixedRank m = new FixedRank(6, 5, 2);
        R064Store a = RandomMatrices.gaussian(6, 5, 3);
        R064Store expected = m.nearest(a);
        for (int exponent : new int[] {-1000, -500, 500, 1000}) {
            R064Store resized = a.copy();
            for (int i = 0; i < resized.data.length; i++) {
                resized.data[i] = Math.scalb(resized.data[i], exponent);
            }
            R064Store actual = m.nearest(resized);
            assertThat(m.residual(actual)).isLessThan(1e-14);
            for (int i = 0; i < actual.data.length; i++) {
                assertThat(Math.scalb(actual.data[i], -exponent)).isCloseTo(expected.data[i], Offset.offset(1e-14));
            }
        }
    }

    @Test
    @DisplayName("satisfies its laws at full rank, where the factors of a step depend on each other")
    void fullRank() {
        assertThat(Checks.checkManifold(new FixedRank(3, 4, 3), new Seed(3)).passed())
                .isTrue();
        assertThat(Checks.checkManifold(new FixedRank(1, 1, 1), new Seed(3)).passed())
                .isTrue();
    }
}
