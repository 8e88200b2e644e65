package org.repdyn.manifolds.orthogonality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("The logarithm of flags")
class FlagLogarithmTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    static Stream<Arguments> flags() {
        return Stream.of(
                Arguments.of(6, new int[] {1, 3}),
                Arguments.of(5, new int[] {1, 2, 3, 4, 5}),
                Arguments.of(5, new int[] {2, 4}),
                Arguments.of(20, new int[] {3, 4, 8}),
                Arguments.of(4, new int[] {2, 4}));
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("flags")
    @DisplayName("finds the velocity of geodesics of length up to 1.2, and says that it converged")
    void invertsGeodesics(int n, int[] dimensions) {
        Flag flag = new Flag(n, dimensions);
        for (int seed = 0; seed < 20; seed++) {
            R064Store x = flag.randomPoint(new Seed(seed));
            for (double length : new double[] {1e-6, 0.3, 1.2}) {
                R064Store v = flag.randomTangent(x, new Seed(100 + seed));
                for (int i = 0; i < v.data.length; i++) {
                    v.data[i] *= length;
                }
                FlagLogarithm found = flag.logarithm(x, flag.exp(x, v));
                assertThat(found.converged())
                        .as("residual %s", found.residual())
                        .isTrue();
                // A contraction by ‖V‖²/12 and less leaves 10⁻¹⁴ after 17 steps.
                assertThat(found.iterations()).isLessThanOrEqualTo(20);
                assertThat(found.tangent().data).containsExactly(v.data, Offset.offset(1e-13));
            }
        }
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("flags")
    @DisplayName("of random flags leads to them, and is as long from either end")
    void farFlags(int n, int[] dimensions) {
        Flag flag = new Flag(n, dimensions);
        for (int seed = 0; seed < 20; seed++) {
            R064Store x = flag.randomPoint(new Seed(seed));
            R064Store y = flag.randomPoint(new Seed(1000 + seed));
            FlagLogarithm found = flag.logarithm(x, y);
            assertThat(found.converged()).as("residual %s", found.residual()).isTrue();
            R064Store end = flag.exp(x, found.tangent());
            int first = 0;
            for (int dimension : dimensions) {
                assertThat(projector(end, first, dimension).data)
                        .containsExactly(projector(y, first, dimension).data, Offset.offset(1e-12));
                first = dimension;
            }
            assertThat(flag.distance(y, x)).isCloseTo(flag.norm(x, found.tangent()), Offset.offset(1e-12));
        }
    }

    /** Returns the projector onto the span of columns from one index to another. */
    private static R064Store projector(R064Store w, int from, int to) {
        int n = w.getRowDim();
        R064Store part = R064Store.FACTORY.make(n, to - from);
        System.arraycopy(w.data, from * n, part.data, 0, part.data.length);
        return ALGEBRA.multiplyRightTransposed(part, part);
    }

    @Test
    @DisplayName("of one subspace is that of the Grassmannian")
    void oneSubspace() {
        R064Store x = RandomMatrices.orthonormal(7, 3, 1);
        R064Store y = RandomMatrices.orthonormal(7, 3, 2);
        Grassmann grassmann = new Grassmann(7, 3);
        Flag flag = new Flag(7, 3);
        assertThat(flag.distance(x, y)).isCloseTo(grassmann.distance(x, y), Offset.offset(1e-13));
        assertThat(flag.log(x, y).data).containsExactly(grassmann.log(x, y).data, Offset.offset(1e-13));
    }

    @Test
    @DisplayName("is refused where a direction is at a right angle to its subspace, and not unique")
    void rightAngle() {
        R064Store x = R064Store.FACTORY.make(4, 2);
        x.set(0, 0, 1);
        x.set(1, 1, 1);
        R064Store y = R064Store.FACTORY.make(4, 2);
        y.set(2, 0, 1);
        y.set(1, 1, 1);
        assertThatThrownBy(() -> new Flag(4, 1, 2).log(x, y))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("not unique")
                .hasMessageContaining("take a nearer flag");
    }
}
