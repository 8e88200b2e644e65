package org.repdyn.manifolds.orthogonality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("The inverse of a step on a flag manifold")
class FlagInversesTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    /** Dimensions of subspaces in 8 dimensions, also of a single one and of a whole basis. */
    private static final int[][] FLAGS = {{1}, {3}, {1, 3}, {2, 3, 5}, {1, 2, 3, 4}, {3, 8}, {2, 5, 8}};

    @ParameterizedTest
    @EnumSource(
            value = Retraction.class,
            names = {"QR", "POLAR"})
    @DisplayName("finds the vector of the step from any representative of its end, from lengths of 1e-9 on")
    void inverts(Retraction retraction) {
        for (int[] dimensions : FLAGS) {
            Flag flag = new Flag(8, dimensions, 2, ALGEBRA);
            R064Store x = flag.randomPoint(new Seed(1));
            for (double length : new double[] {1e-9, 1e-3, 0.3, 1}) {
                R064Store v = flag.randomTangent(x, new Seed(2));
                scale(length, v);
                R064Store end = flag.retract(retraction, x, v);
                R064Store other = ALGEBRA.multiply(end, turn(flag, dimensions));
                R064Store back = flag.inverseRetract(retraction, x, other);
                // Rounding of points of length √8·2, magnified by at most about 10 at steps of length 1.
                double worst = 0;
                for (int i = 0; i < v.data.length; i++) {
                    worst = Math.max(worst, Math.abs(back.data[i] - v.data[i]));
                }
                assertThat(worst)
                        .as("%s, length %g", java.util.Arrays.toString(dimensions), length)
                        .isCloseTo(0, Offset.offset(1e-13));
            }
        }
    }

    /** Returns a random rotation within the subspaces. */
    private static R064Store turn(Flag flag, int[] dimensions) {
        int k = flag.columns();
        R064Store result = R064Store.FACTORY.make(k, k);
        int first = 0;
        for (int end : dimensions) {
            int d = end - first;
            R064Store block = new Stiefel(d, d).nearest(RandomMatrices.gaussian(d, d, 5 + d));
            for (int j = 0; j < d; j++) {
                for (int i = 0; i < d; i++) {
                    result.set(first + i, first + j, block.doubleValue(i, j));
                }
            }
            first = end;
        }
        return result;
    }

    private static void scale(double weight, R064Store v) {
        for (int i = 0; i < v.data.length; i++) {
            v.data[i] *= weight;
        }
    }

    @Test
    @DisplayName("is refused at a right angle, and for steps that are not inverted")
    void refused() {
        Flag flag = new Flag(4, 1, 2);
        R064Store x = R064Store.FACTORY.makeEye(4, 2);
        R064Store y = R064Store.FACTORY.make(4, 2);
        y.set(2, 0, 1);
        y.set(1, 1, 1);
        for (Retraction retraction : flag.invertibleRetractions()) {
            assertThatThrownBy(() -> flag.inverseRetract(retraction, x, y))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("reaches no such");
        }
        assertThatThrownBy(() -> flag.inverseRetract(Retraction.CAYLEY, x, y))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not invert the cayley retraction; use one of qr, polar");
    }
}
