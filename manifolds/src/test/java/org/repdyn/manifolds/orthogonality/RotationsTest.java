package org.repdyn.manifolds.orthogonality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Rotations")
class RotationsTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-9, 1, 2, Math.PI / 2, Math.PI - 1e-6, Math.PI - 1e-12})
    @DisplayName("have a logarithm at repeated angles, from 0 to a half turn")
    void repeatedAngles(double angle) {
        Rotations m = new Rotations(6);
        R064Store x = m.nearest(RandomMatrices.gaussian(6, 6, 1));
        R064Store y = ALGEBRA.multiply(x, turns(angle, 1));
        // Two planes turned by one angle: near a half turn their direction is known to ε/sin θ.
        double tolerance = Tolerances.rounding(36, 1 / Math.max(1e-6, Math.sin(angle)), 1);
        if (angle < 3.1415926) {
            assertThat(m.exp(x, m.log(x, y)).data).containsExactly(y.data, within(tolerance));
        }
        // tr VᵀV counts each plane twice.
        double expected = Math.sqrt(2 * (2 * angle * angle + 1));
        assertThat(m.distance(x, y)).isCloseTo(expected, within(Tolerances.rounding(36, 1, 4)));
    }

    @Test
    @DisplayName("have a distance but no logarithm at a half turn, and neither to a reflection")
    void cutLocus() {
        Rotations m = new Rotations(4);
        R064Store identity = R064Store.FACTORY.makeEye(4, 4);
        R064Store half = R064Store.FACTORY.makeEye(4, 4);
        half.set(0, 0, -1.0);
        half.set(1, 1, -1.0);
        assertThat(m.distance(identity, half)).isCloseTo(Math.sqrt(2) * Math.PI, within(1e-15));
        assertThat(m.injectivityRadius().orElseThrow()).isCloseTo(Math.sqrt(2) * Math.PI, within(1e-15));
        assertThatThrownBy(() -> m.log(identity, half))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("180°")
                .hasMessageContaining("not unique");
        R064Store reflection = R064Store.FACTORY.makeEye(4, 4);
        reflection.set(0, 0, -1.0);
        assertThatThrownBy(() -> m.log(identity, reflection)).hasMessageContaining("reflection");
        assertThatThrownBy(() -> m.distance(identity, reflection)).hasMessageContaining("reflection");
    }

    @Test
    @DisplayName("are the nearest rotations, never reflections; the orthogonal group has both")
    void components() {
        Rotations rotations = new Rotations(3);
        OrthogonalGroup group = new OrthogonalGroup(3);
        int reflections = 0;
        for (long seed = 1; seed <= 20; seed++) {
            R064Store ambient = RandomMatrices.gaussian(3, 3, seed);
            R064Store rotation = rotations.nearest(ambient);
            R064Store orthogonal = group.nearest(ambient);
            assertThat(rotations.residual(rotation)).isLessThan(Tolerances.rounding(9, 1, 1));
            if (rotations.residual(orthogonal) > 1) {
                reflections++;
                // Nearest among 1,000 rotations.
                double best = distance(ambient, rotation);
                for (long other = 100; other < 1100; other++) {
                    R064Store another = rotations.nearest(RandomMatrices.gaussian(3, 3, other));
                    assertThat(distance(ambient, another)).isGreaterThan(best);
                }
            } else {
                assertThat(orthogonal.data).containsExactly(rotation.data, within(1e-14));
            }
        }
        assertThat(reflections).isBetween(3, 17);
        assertThat(rotations.components()).isEqualTo(1);
        assertThat(group.components()).isEqualTo(2);
    }

    @Test
    @DisplayName("are one of the arguments that a manifold checks")
    void arguments() {
        assertThatThrownBy(() -> new GeneralisedStiefel(RandomMatrices.gaussian(3, 3, 1), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be symmetric");
        assertThatThrownBy(() -> new GeneralisedStiefel(RandomMatrices.symmetric(3, 1), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be positive definite");
        assertThatThrownBy(() -> new Flag(4, 2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ascending dimensions from 1 on, got [2, 2]");
        assertThatThrownBy(() -> new Flag(4)).hasMessageContaining("at least one subspace");
        assertThatThrownBy(() -> new Flag(4, 5)).hasMessageContaining("cannot have 5 orthogonal columns");
    }

    /** Returns turns of two planes by one angle and of a third by 1, in a random basis. */
    private static R064Store turns(double angle, double third) {
        R064Store turns = R064Store.FACTORY.make(6, 6);
        double[] angles = {angle, angle, third};
        for (int i = 0; i < 3; i++) {
            turns.set(2 * i, 2 * i, Math.cos(angles[i]));
            turns.set(2 * i + 1, 2 * i + 1, Math.cos(angles[i]));
            turns.set(2 * i + 1, 2 * i, Math.sin(angles[i]));
            turns.set(2 * i, 2 * i + 1, -Math.sin(angles[i]));
        }
        R064Store basis = RandomMatrices.orthonormal(6, 6, 2);
        return ALGEBRA.multiplyRightTransposed(ALGEBRA.multiply(basis, turns), basis);
    }

    private static double distance(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += (a.data[i] - b.data[i]) * (a.data[i] - b.data[i]);
        }
        return sum;
    }
}
