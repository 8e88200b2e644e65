package org.repdyn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.ConvergenceSlope;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

/** A manifold of one shape with a point, a tangent vector whose length is the scale, and a test function. */
final class ManifoldFixture {

    static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    private static final double FIRST_STEP = 0.1;
    private static final double STEP_RATIO = 0.5;
    private static final int STEPS = 12;

    final ManifoldShape shape;
    final boolean quotient;
    final Manifold manifold;
    final R064Store point;
    final R064Store tangent;
    private final R064Store quadratic;
    private final R064Store linear;

    ManifoldFixture(Constraint constraint, ManifoldShape shape) {
        this.shape = shape;
        quotient = constraint.identifiesRotations();
        manifold = constraint.on(shape.rows(), shape.columns(), shape.scale(), ALGEBRA);
        point = nearest(gaussian(1));
        R064Store direction = project(point, gaussian(2));
        // The only tangent vector of a manifold of dimension 0 is zero; its projection is rounding.
        tangent = scaled(direction, manifold.dimension() == 0 ? 0 : shape.scale() / norm(direction));
        quadratic = RandomMatrices.symmetric(shape.rows(), 3);
        linear = scaled(gaussian(4), quotient ? 0 : 1);
    }

    R064Store gaussian(long seed) {
        return RandomMatrices.gaussian(shape.rows(), shape.columns(), seed);
    }

    R064Store empty() {
        return R064Store.FACTORY.make(shape.rows(), shape.columns());
    }

    R064Store nearest(R064Store ambient) {
        R064Store result = empty();
        manifold.nearest(ambient, result);
        return result;
    }

    R064Store project(R064Store at, R064Store ambient) {
        R064Store result = empty();
        manifold.project(at, ambient, result);
        return result;
    }

    R064Store retract(Retraction retraction, R064Store at, R064Store along) {
        R064Store result = empty();
        manifold.retract(retraction, at, along, result);
        return result;
    }

    /** Returns f(W) = ½tr(WᵀAW) + tr(BᵀW), with B = 0 if rotations are identified. */
    double value(R064Store at) {
        return dot(at, ALGEBRA.multiply(quadratic, at)) / 2 + dot(linear, at);
    }

    R064Store euclideanGradient(R064Store at) {
        return combined(ALGEBRA.multiply(quadratic, at), 1, linear);
    }

    /** Returns A·V, the derivative of the gradient along V. */
    R064Store euclideanHessian(R064Store along) {
        return ALGEBRA.multiply(quadratic, along);
    }

    /** Returns a matrix that identifies a point: the point, or WWᵀ/scale if rotations are identified. */
    R064Store identity(R064Store at) {
        return quotient ? scaled(ALGEBRA.multiplyRightTransposed(at, at), 1 / shape.scale()) : at;
    }

    /** Returns the rounding of one operation on points of this shape, for results of a given size. */
    double rounding(double size) {
        return Tolerances.rounding(shape.rows() + shape.columns() * shape.columns(), 1, size);
    }

    double pointSize() {
        return shape.scale() * Math.sqrt(shape.columns());
    }

    /** Asserts that the error falls at least like t^order, or is rounding already at the largest step. */
    void assertFalls(String what, double order, double size, DoubleUnaryOperator error) {
        double floor = 10 * rounding(size);
        if (error.applyAsDouble(FIRST_STEP) <= floor) {
            return;
        }
        double slope = ConvergenceSlope.measure(FIRST_STEP, STEP_RATIO, STEPS, floor, error);
        assertThat(slope)
                .as("%s on %s: order of the error in the step", what, shape)
                .isGreaterThanOrEqualTo(order - ConvergenceSlope.SLOPE_TOLERANCE);
    }

    void assertClose(String what, R064Store actual, R064Store expected, double tolerance) {
        assertThat(norm(combined(actual, -1, expected)))
                .as("%s on %s", what, shape)
                .isLessThanOrEqualTo(tolerance);
    }

    static double dot(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }

    static double norm(R064Store a) {
        return Math.sqrt(dot(a, a));
    }

    static R064Store scaled(R064Store a, double factor) {
        R064Store result = R064Store.FACTORY.make(a.getRowDim(), a.getColDim());
        for (int i = 0; i < a.data.length; i++) {
            result.data[i] = factor * a.data[i];
        }
        return result;
    }

    /** Returns a + weight·b. */
    static R064Store combined(R064Store a, double weight, R064Store b) {
        R064Store result = scaled(b, weight);
        for (int i = 0; i < a.data.length; i++) {
            result.data[i] += a.data[i];
        }
        return result;
    }
}
