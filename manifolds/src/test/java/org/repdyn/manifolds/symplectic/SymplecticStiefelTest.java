package org.repdyn.manifolds.symplectic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Symplectic frames")
class SymplecticStiefelTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    /** On a submanifold the Hessian along V is the projection of the derivative of the gradient along any curve. */
    @Test
    @DisplayName("have the Hessian that is the projected derivative of the gradient")
    void hessian() {
        SymplecticStiefel m = new SymplecticStiefel(6, 4);
        R064Store a = RandomMatrices.symmetric(6, 1);
        R064Store b = RandomMatrices.gaussian(6, 4, 2);
        R064Store x = m.randomPoint(new Seed(3));
        R064Store v = m.randomTangent(x, new Seed(4));
        R064Store hessian = m.hessian(x, v, euclidean(a, b, x), ALGEBRA.multiply(a, v));
        double t = 1e-5;
        R064Store ahead = gradient(m, a, b, x, v, t);
        R064Store behind = gradient(m, a, b, x, v, -t);
        for (int i = 0; i < ahead.data.length; i++) {
            ahead.data[i] = (ahead.data[i] - behind.data[i]) / (2 * t);
        }
        // Truncation t² and rounding 1e-16/t
        assertThat(m.project(x, ahead).data).containsExactly(hessian.data, within(1e-8));
    }

    private static R064Store euclidean(R064Store a, R064Store b, R064Store x) {
        R064Store result = ALGEBRA.multiply(a, x);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += b.data[i];
        }
        return result;
    }

    private static R064Store gradient(
            SymplecticStiefel m, R064Store a, R064Store b, R064Store x, R064Store v, double t) {
        R064Store step = v.copy();
        for (int i = 0; i < step.data.length; i++) {
            step.data[i] *= t;
        }
        R064Store y = m.retract(Retraction.CAYLEY, x, step);
        return m.gradient(y, euclidean(a, b, y));
    }

    @Test
    @DisplayName("refuse odd shapes and matrices far from all of them")
    void refusals() {
        assertThatThrownBy(() -> new SymplecticStiefel(5, 2)).hasMessageContaining("got 5×2");
        assertThatThrownBy(() -> new SymplecticStiefel(4, 6)).hasMessageContaining("got 4×6");
        SymplecticStiefel m = new SymplecticStiefel(4, 2);
        assertThatThrownBy(() -> m.nearest(R064Store.FACTORY.make(4, 2)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("a random point");
    }
}
