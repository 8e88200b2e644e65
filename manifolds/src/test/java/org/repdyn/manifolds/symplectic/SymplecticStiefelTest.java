package org.repdyn.manifolds.symplectic;

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
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Symplectic frames")
class SymplecticStiefelTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    /** Residual, relative to the squares of the entries, that Newton's method leaves: its equations are as ill-conditioned as the point. */
    private static final double ROUNDING = 1e-12;

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

    /** [A 0; 0 A⁻ᵀ] is symplectic, and so are turns of a plane (qᵢ, pᵢ); the products that XᵀJX sums up are as large as the squared entries. */
    @ParameterizedTest
    @ValueSource(doubles = {10, 1e3, 1e4})
    @DisplayName("with large entries are stepped from and re-projected as others are")
    void largeEntries(double size) {
        SymplecticStiefel m = new SymplecticStiefel(4, 4);
        // A = [s 0.3s; 0 1/s], A⁻ᵀ = [1/s 0; −0.3s s]
        R064Store stretch = R064Store.FACTORY.make(4, 4);
        stretch.set(0, 0, size);
        stretch.set(0, 1, 0.3 * size);
        stretch.set(1, 1, 1 / size);
        stretch.set(2, 2, 1 / size);
        stretch.set(3, 2, -0.3 * size);
        stretch.set(3, 3, size);
        R064Store x = ALGEBRA.multiply(ALGEBRA.multiply(turn(0.3), stretch), turn(0.7));
        assertThat(m.residual(x)).as("constructed").isLessThan(ROUNDING);
        R064Store y = m.retract(Retraction.CAYLEY, x, m.randomTangent(x, new Seed(1)));
        assertThat(m.residual(y)).as("after a step").isLessThan(ROUNDING);
        R064Store off = x.copy();
        off.data[0] *= 1 + 1e-6;
        assertThat(m.residual(m.nearest(off))).as("nearest").isLessThan(ROUNDING);
    }

    /** Returns turns of both planes (qᵢ, pᵢ) by different angles. */
    private static R064Store turn(double angle) {
        R064Store result = R064Store.FACTORY.make(4, 4);
        for (int i = 0; i < 2; i++) {
            double a = angle * (i + 1);
            result.set(i, i, Math.cos(a));
            result.set(2 + i, 2 + i, Math.cos(a));
            result.set(i, 2 + i, -Math.sin(a));
            result.set(2 + i, i, Math.sin(a));
        }
        return result;
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
        R064Store broken = m.randomPoint(new Seed(1));
        broken.set(1, 0, Double.NaN);
        assertThatThrownBy(() -> m.nearest(broken))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("a 4×2 matrix with an entry that is not finite");
    }
}
