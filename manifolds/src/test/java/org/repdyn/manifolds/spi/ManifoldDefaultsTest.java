package org.repdyn.manifolds.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.probability.PositiveNumbers;
import org.repdyn.testsupport.Tolerances;

/** Tests that a plugin which implements only the abstract methods has the rest of the interface. */
@DisplayName("A manifold that implements only the abstract methods")
class ManifoldDefaultsTest {

    private final Manifold circle = new Circle();

    @Test
    @DisplayName("returns a random tangent vector of length 1 where the squares of the metric overflow")
    void tangentNearTheBoundary() {
        PositiveNumbers manifold = new PositiveNumbers(3, 1);
        R064Store x = R064Store.FACTORY.column(new double[] {1e-200, 1, 1e200});
        assertThat(manifold.norm(x, manifold.randomTangent(x, new Seed(3)))).isCloseTo(1, within(1e-12));
    }

    @Test
    // In a thread of its own, because a loop does not look at interrupts
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("gives length 0 to a vector whose square cancels, also where its terms overflow")
    void lengthThatCancels() {
        Manifold sums = new Circle() {
            @Override
            public double inner(R064Store point, R064Store a, R064Store b) {
                // (a₁ + a₂)(b₁ + b₂)/2, in terms that cancel
                double both = super.inner(point, a, b);
                return both - (a.data[0] - a.data[1]) * (b.data[0] - b.data[1]) / 2;
            }
        };
        R064Store point = R064Store.FACTORY.column(new double[] {1, 0});
        for (double length : new double[] {1e-300, 1e-100, 1, 1e100, 1e200, 1e300}) {
            R064Store unmeasured = R064Store.FACTORY.column(new double[] {length, -length});
            assertThat(sums.norm(point, unmeasured)).isZero();
            R064Store measured = R064Store.FACTORY.column(new double[] {length, length});
            // A root of two roundings; the factor on the vector is a power of two.
            assertThat(sums.norm(point, measured)).isCloseTo(Math.sqrt(2) * length, within(1e-15 * length));
        }
    }

    @Test
    @DisplayName("draws points on it and unit tangent vectors, determined by the seed")
    void random() {
        R064Store point = circle.randomPoint(new Seed(3));
        assertThat(circle.residual(point)).isLessThan(Tolerances.rounding(2, 1, 1));
        assertThat(circle.randomPoint(new Seed(3)).data).isEqualTo(point.data);
        assertThat(circle.randomPoint(new Seed(4)).data).isNotEqualTo(point.data);
        R064Store tangent = circle.randomTangent(point, new Seed(5));
        assertThat(circle.norm(point, tangent)).isCloseTo(1, within(Tolerances.rounding(2, 1, 1)));
        assertThat(circle.project(point, tangent).data)
                .containsExactly(tangent.data, within(Tolerances.rounding(2, 1, 1)));
        assertThat(circle.randomTangent(point, new Seed(5)).data).isEqualTo(tangent.data);
    }

    @Test
    @DisplayName("returns new matrices from methods that write into an argument")
    void allocating() {
        R064Store point = circle.randomPoint(new Seed(3));
        R064Store tangent = circle.randomTangent(point, new Seed(5));
        R064Store expected = R064Store.FACTORY.make(2, 1);
        circle.retract(Retraction.OWN, point, tangent, expected);
        assertThat(circle.retract(Retraction.OWN, point, tangent).data).isEqualTo(expected.data);
        circle.gradient(point, tangent, expected);
        assertThat(circle.gradient(point, tangent).data).isEqualTo(expected.data);
        R064Store other = circle.randomPoint(new Seed(6));
        circle.project(other, tangent, expected);
        assertThat(circle.transportTo(point, other, tangent).data).isEqualTo(expected.data);
    }

    @Test
    @DisplayName("is connected, of unknown injectivity radius, with a first-order retraction of its own")
    void facts() {
        assertThat(circle.components()).isEqualTo(1);
        assertThat(circle.injectivityRadius()).isEmpty();
        assertThat(circle.typicalDistance()).isEqualTo(1);
        assertThat(circle.order(Retraction.OWN)).isEqualTo(1);
    }

    @Test
    @DisplayName("names the argument of a wrong shape, and what is offered instead of a geodesic")
    void refusals() {
        R064Store point = circle.randomPoint(new Seed(3));
        assertThatThrownBy(() -> circle.project(point, R064Store.FACTORY.make(3, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the argument ambient is a 3×1 matrix, but points and tangent vectors of this manifold are"
                        + " 2×1");
        assertThatThrownBy(() -> circle.exp(point, point))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the manifold offers no geodesic retraction; use one of own");
        assertThatThrownBy(() -> ManifoldArguments.check(circle, "tangent", point, point))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the result must not be the argument tangent");
    }

    /** The unit circle in ℝ². */
    private static class Circle implements Manifold {
        @Override
        public int rows() {
            return 2;
        }

        @Override
        public int columns() {
            return 1;
        }

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public void project(R064Store point, R064Store ambient, R064Store result) {
            double along = point.data[0] * ambient.data[0] + point.data[1] * ambient.data[1];
            result.data[0] = ambient.data[0] - along * point.data[0];
            result.data[1] = ambient.data[1] - along * point.data[1];
        }

        @Override
        public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
            project(point, euclideanGradient, result);
        }

        @Override
        public double inner(R064Store point, R064Store a, R064Store b) {
            return a.data[0] * b.data[0] + a.data[1] * b.data[1];
        }

        @Override
        public void nearest(R064Store ambient, R064Store result) {
            double length = Math.hypot(ambient.data[0], ambient.data[1]);
            result.data[0] = ambient.data[0] / length;
            result.data[1] = ambient.data[1] / length;
        }

        @Override
        public double residual(R064Store point) {
            return Math.abs(Math.hypot(point.data[0], point.data[1]) - 1);
        }

        @Override
        public Set<Retraction> retractions() {
            return Set.of(Retraction.OWN);
        }

        @Override
        public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
            R064Store sum = R064Store.FACTORY.make(2, 1);
            sum.data[0] = point.data[0] + tangent.data[0];
            sum.data[1] = point.data[1] + tangent.data[1];
            nearest(sum, result);
        }
    }
}
