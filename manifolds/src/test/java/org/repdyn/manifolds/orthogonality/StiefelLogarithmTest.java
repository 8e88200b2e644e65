package org.repdyn.manifolds.orthogonality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;

@DisplayName("The logarithm on the Stiefel manifold")
class StiefelLogarithmTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    /** Rounding of the shooting, which ends at 8·size·ε·√k, times the condition of the end point map near the radius. */
    private static final double ROUNDING = 1e-11;

    @ParameterizedTest(name = "{0}×{1}, α = {2}, share {3} of the injectivity radius")
    @CsvSource({
        "8, 3, -0.5, 1e-9",
        "8, 3, -0.5, 0.5",
        "8, 3, -0.5, 0.9",
        "8, 3, 0, 1e-9",
        "8, 3, 0, 0.5",
        "8, 3, 0, 0.9",
        "5, 4, -0.5, 0.9",
        "5, 4, 0, 0.9",
        "60, 6, -0.5, 0.9",
        "60, 6, 0, 0.9",
        "4, 4, -0.5, 0.99",
        "4, 4, 0, 0.99",
        "3, 1, 0, 0.999"
    })
    @DisplayName("finds the vector of each geodesic within the injectivity radius")
    void withinTheRadius(int rows, int columns, double alpha, double share) {
        Stiefel m = new Stiefel(rows, columns, 1, alpha, ALGEBRA);
        double length = share * m.injectivityRadius().orElseThrow();
        for (long seed = 1; seed <= 3; seed++) {
            R064Store x = m.randomPoint(new Seed(seed));
            R064Store v = m.randomTangent(x, new Seed(seed));
            for (int i = 0; i < v.data.length; i++) {
                v.data[i] *= length;
            }
            R064Store y = m.exp(x, v);
            StiefelLogarithm logarithm = m.logarithm(x, y);
            assertThat(logarithm.converged())
                    .as("seed %d: %s", seed, logarithm.residual())
                    .isTrue();
            assertThat(logarithm.tangent().data).as("seed %d", seed).containsExactly(v.data, within(ROUNDING));
            assertThat(m.distance(x, y)).isCloseTo(length, within(ROUNDING));
        }
    }

    @Test
    @DisplayName("is exact at repeated angles and at right angles")
    void repeatedAngles() {
        for (double angle : new double[] {1e-9, 1, Math.PI / 2}) {
            Stiefel m = new Stiefel(6, 2);
            R064Store x = R064Store.FACTORY.makeEye(6, 2);
            R064Store v = R064Store.FACTORY.make(6, 2);
            v.data[2] = angle;
            v.data[9] = angle;
            assertThat(m.log(x, m.exp(x, v)).data).containsExactly(v.data, within(ROUNDING));
        }
    }

    @Test
    @DisplayName(
            "reports that it did not converge, with the residual, and refuses the cut locus of spheres and rotations")
    void refusals() {
        Stiefel m = new Stiefel(4, 3);
        R064Store x = R064Store.FACTORY.makeEye(4, 3);
        R064Store opposite = x.copy();
        for (int i = 0; i < opposite.data.length; i++) {
            opposite.data[i] = -opposite.data[i];
        }
        StiefelLogarithm logarithm = m.logarithm(x, opposite);
        assertThat(logarithm.converged()).isFalse();
        assertThat(logarithm.residual()).isGreaterThan(1e-3);
        assertThat(logarithm.iterations()).isPositive();
        assertThatThrownBy(() -> m.log(x, opposite))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("did not converge")
                .hasMessageContaining("nearer point");
        R064Store pole = R064Store.FACTORY.makeEye(4, 1);
        R064Store antipode = R064Store.FACTORY.make(4, 1);
        antipode.data[0] = -1;
        assertThatThrownBy(() -> new Stiefel(4, 1).log(pole, antipode)).hasMessageContaining("not unique");
        R064Store identity = R064Store.FACTORY.makeEye(3, 3);
        R064Store reflection = R064Store.FACTORY.makeEye(3, 3);
        reflection.data[0] = -1;
        assertThatThrownBy(() -> new Stiefel(3, 3).log(identity, reflection))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("reflection");
    }

    /** The missing column is determined, and the canonical metric is half of that of rotations; one subspace of a flag is a point of the Grassmannian. */
    @Test
    @DisplayName("has the radius of an isometric manifold where there is one")
    void isometricRadii() {
        double ofRotations = new Rotations(4, 3, ALGEBRA).injectivityRadius().orElseThrow();
        Stiefel frames = new Stiefel(4, 3, 3, 0, ALGEBRA);
        assertThat(frames.injectivityRadius().orElseThrow()).isCloseTo(ofRotations / Math.sqrt(2), within(1e-14));
        assertThat(new Stiefel(4, 2, 1, 0, ALGEBRA).injectivityRadius().orElseThrow())
                .isCloseTo(Math.sqrt(0.8) * Math.PI, within(1e-14));
        assertThat(new Stiefel(4, 3, 1, 1, ALGEBRA).injectivityRadius()).isEmpty();
        assertThat(new Flag(4, new int[] {2}, 3, ALGEBRA).injectivityRadius())
                .isEqualTo(new Grassmann(4, 2, 3, ALGEBRA).injectivityRadius());
        assertThat(new Flag(4, 1, 2).injectivityRadius()).isEmpty();
    }

    @Test
    @DisplayName("belongs to a metric of the family")
    void metrics() {
        for (double alpha : new double[] {-1, -1 + 1e-7, 1e7, Double.NaN}) {
            assertThatThrownBy(() -> new Stiefel(4, 2, 1, alpha, ALGEBRA))
                    .as("alpha %g", alpha)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must lie between -0.999999 and 1000000, got ")
                    .hasMessageContaining("-0.5 is the Euclidean metric, 0 the canonical one");
        }
        assertThatThrownBy(() -> new Stiefel(2, 4)).hasMessageContaining("cannot have 4 orthogonal columns");
        assertThat(new Stiefel(3, 3).components()).isEqualTo(2);
        assertThat(new Stiefel(3, 2).components()).isEqualTo(1);
    }

    @Test
    @Timeout(30)
    @DisplayName("is not followed by a transport that takes hours along a geodesic of a million turns")
    void longTransport() {
        Stiefel manifold = new Stiefel(6, 3);
        R064Store x = manifold.randomPoint(new Seed(1));
        R064Store w = manifold.randomTangent(x, new Seed(3));
        R064Store v = manifold.randomTangent(x, new Seed(2));
        for (int i = 0; i < v.data.length; i++) {
            v.data[i] *= 1e7;
        }
        assertThatThrownBy(() -> manifold.transport(x, v, w))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("along a tangent vector of length 1000000")
                .hasMessageContaining("carry the vector along a shorter one, or by transportTo");
    }
}
