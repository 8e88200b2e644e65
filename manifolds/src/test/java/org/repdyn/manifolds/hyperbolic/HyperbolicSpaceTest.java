package org.repdyn.manifolds.hyperbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;

@DisplayName("Hyperbolic space")
class HyperbolicSpaceTest {

    /** A few roundings of a result of size 1. */
    private static final double ROUNDING = 2e-15;

    private static R064Store column(double... entries) {
        R064Store result = R064Store.FACTORY.make(entries.length, 1);
        System.arraycopy(entries, 0, result.data, 0, entries.length);
        return result;
    }

    private static R064Store lorentz(double... spatial) {
        double[] point = new double[spatial.length + 1];
        System.arraycopy(spatial, 0, point, 1, spatial.length);
        return new LorentzModel(spatial.length, 1).nearest(column(point));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-150, 1e-12, 1e-9, 1e-4, 1, 30, 300})
    @DisplayName("has distances from the origin of full relative accuracy, where arcosh would have none below 1e-8")
    void distancesFromTheOrigin(double distance) {
        LorentzModel lorentz = new LorentzModel(2, 1);
        assertThat(lorentz.distance(lorentz(0, 0), lorentz(0, Math.sinh(distance))))
                .isCloseTo(distance, within(ROUNDING * distance));
        if (distance < 10) {
            PoincareBall ball = new PoincareBall(2, 1);
            assertThat(ball.distance(column(0, 0), column(0, Math.tanh(distance / 2))))
                    // At distance d the rounding of the coordinate moves the point by a factor of cosh²(d/2).
                    .isCloseTo(distance, within(ROUNDING * distance * Math.pow(Math.cosh(distance / 2), 2)));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1, 10, 20, 100})
    @DisplayName("has distances of close points far from the origin that do not cancel")
    void closePointsFarOut(double radius) {
        LorentzModel m = new LorentzModel(2, 1);
        double far = Math.sinh(radius);
        // A turn by the angle φ at radius r has the length 2·arsinh(sinh r·sin(φ/2)).
        double angle = 1e-9;
        R064Store x = lorentz(far, 0);
        R064Store turned = lorentz(far * Math.cos(angle), far * Math.sin(angle));
        double across = 2 * LorentzColumns.asinh(far * Math.sin(angle / 2));
        assertThat(m.distance(x, turned)).isCloseTo(across, within(10 * ROUNDING * across));
        // Along the radius, for the numbers as rounded
        double beside = far * (1 + 1e-7);
        double along = (beside - far)
                / far
                * Math.tanh(radius)
                * (1 - (beside - far) / far * Math.pow(Math.tanh(radius), 2) / 2);
        assertThat(m.distance(x, lorentz(beside, 0))).isCloseTo(along, within(along * 1e-13));
    }

    @ParameterizedTest
    @ValueSource(doubles = {20, 35, 100, 340, 600})
    @DisplayName("has distances and logarithms between a point near the origin and one far from it")
    void nearAndFar(double radius) {
        LorentzModel m = new LorentzModel(2, 1);
        R064Store near = lorentz(Math.sinh(1), 0);
        R064Store far = lorentz(0, Math.sinh(radius));
        // At a right angle cosh d = cosh 1·cosh r, and arcosh c = log 2c to rounding from e²⁰ on
        double exact = radius + Math.log(Math.cosh(1));
        assertThat(m.distance(near, far)).isCloseTo(exact, within(ROUNDING * exact));
        assertThat(m.distance(far, near)).isCloseTo(exact, within(ROUNDING * exact));
        // The logarithm divides by sinh d, which has a relative error of d roundings
        assertThat(m.norm(near, m.log(near, far))).isCloseTo(exact, within(exact * (ROUNDING + exact * Math.ulp(1.0))));
        // A unit vector along the radius, where squares of coordinates overflow
        assertThat(m.norm(far, column(Math.sinh(radius), 0, Math.cosh(radius)))).isCloseTo(1, within(ROUNDING));
    }

    @Test
    @DisplayName("has lengths of tangent vectors far out, where the Minkowski form returns noise")
    void lengthsFarOut() {
        LorentzModel m = new LorentzModel(2, 1);
        double far = Math.sinh(30);
        R064Store x = lorentz(0, far);
        // A unit vector along the radius is (sinh r, 0, cosh r); its form is a difference of numbers of size e⁶⁰.
        R064Store v = column(far, 0, Math.cosh(30));
        assertThat(m.norm(x, v)).isCloseTo(1, within(ROUNDING));
        assertThat(v.data[2] * v.data[2] - v.data[0] * v.data[0]).isNotCloseTo(1, within(0.5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-9, 1e-13, 1e-15})
    @DisplayName("has distances in the ball that are right for the given coordinates next to the boundary")
    void nextToTheBoundary(double gap) {
        PoincareBall m = new PoincareBall(2, 1);
        // 1 − x is exact, and so is the distance log((1 + x)/(1 − x)) from it.
        double x = 1 - gap;
        double exact = Math.log((1 + x) / (1 - x));
        assertThat(m.distance(column(0, 0), column(0, x))).isCloseTo(exact, within(ROUNDING * exact));
        assertThat(m.distance(column(0, -x), column(0, x))).isCloseTo(2 * exact, within(2 * ROUNDING * exact));
        // The same point, turned by 53.13°: 0.6² + 0.8² = 1 up to the rounding of both coordinates.
        double skew = m.distance(column(0, 0), column(0.6 * x, 0.8 * x));
        assertThat(skew).isCloseTo(exact, within(exact * ROUNDING + 1e-15 / gap));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-8, 1e-12, 3e-15})
    @DisplayName("has lengths in the ball that are right for several coordinates next to the boundary")
    void lengthsNextToTheBoundary(double gap) {
        double[][] directions = {{0.6, 0.8}, {0.36, 0.48, 0.8}, {0.1, -0.7, 0.5, 0.5}, {1e-5, 1, 1e-5}};
        for (double[] direction : directions) {
            double[] x = direction.clone();
            BigDecimal exact = BigDecimal.ONE;
            for (int i = 0; i < x.length; i++) {
                x[i] *= 1 - gap;
                exact = exact.subtract(new BigDecimal(x[i]).pow(2));
            }
            R064Store vector = R064Store.FACTORY.make(x.length, 1);
            vector.set(0, 0, 1);
            double expected = 4 / Math.pow(exact.doubleValue(), 2);
            assertThat(new PoincareBall(x.length, 1).inner(column(x), vector, vector))
                    .isCloseTo(expected, within(ROUNDING * expected));
        }
    }

    @Test
    @DisplayName("refuses a step that ends on the rounded boundary of the ball, and the Lorentz model goes on")
    void boundary() {
        PoincareBall ball = new PoincareBall(2, 1);
        R064Store origin = column(0, 0);
        assertThat(ball.distance(origin, ball.exp(origin, column(0, 17.5)))).isCloseTo(35, within(0.5));
        assertThatThrownBy(() -> ball.exp(origin, column(0, 20)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("step of length 40")
                .hasMessageContaining("Lorentz model");
        assertThatThrownBy(() -> ball.nearest(column(1, 0))).hasMessageContaining("column 0 of 1 has length 1");
        LorentzModel lorentz = new LorentzModel(2, 1);
        R064Store start = lorentz(0, 0);
        assertThat(lorentz.distance(start, lorentz.exp(start, column(0, 40, 0))))
                .isCloseTo(40, within(1e-13));
        assertThatThrownBy(() -> lorentz.exp(start, column(0, 400, 0))).hasMessageContaining("at most 350");
    }

    @Test
    @DisplayName("has models that agree: distance and parallel transport by the map between them")
    void models() {
        LorentzModel lorentz = new LorentzModel(3, 1);
        PoincareBall ball = new PoincareBall(3, 1);
        R064Store x = ball.randomPoint(new Seed(1));
        R064Store y = ball.randomPoint(new Seed(2));
        R064Store v = ball.randomTangent(x, new Seed(3));
        assertThat(lorentz.distance(toLorentz(x), toLorentz(y))).isCloseTo(ball.distance(x, y), within(1e-14));
        R064Store moved = ball.transportTo(x, y, v);
        R064Store expected = lorentz.transportTo(toLorentz(x), toLorentz(y), push(x, v));
        assertThat(push(y, moved).data).containsExactly(expected.data, within(1e-13));
    }

    /** Maps x to ((1 + ‖x‖²), 2x)/(1 − ‖x‖²). */
    private static R064Store toLorentz(R064Store x) {
        double square = dot(x, x);
        return column(
                (1 + square) / (1 - square),
                2 * x.data[0] / (1 - square),
                2 * x.data[1] / (1 - square),
                2 * x.data[2] / (1 - square));
    }

    /** The differential of {@link #toLorentz}: λv + λ²(xᵀv)x in the spatial part, λ²(xᵀv) in time, λ = 2/(1 − ‖x‖²). */
    private static R064Store push(R064Store x, R064Store v) {
        double lambda = 2 / (1 - dot(x, x));
        double along = lambda * lambda * dot(x, v);
        return column(
                along,
                lambda * v.data[0] + along * x.data[0],
                lambda * v.data[1] + along * x.data[1],
                lambda * v.data[2] + along * x.data[2]);
    }

    private static double dot(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }

    @Test
    @DisplayName("has points whose squared length overflows")
    void farPoints() {
        LorentzModel m = new LorentzModel(2, 1);
        R064Store far = m.nearest(R064Store.FACTORY.column(new double[] {0, 3e200, 4e200}));
        assertThat(far.data[0]).isCloseTo(5e200, Offset.offset(1e185));
        assertThat(m.residual(far)).isLessThan(1e-15);
    }
}
