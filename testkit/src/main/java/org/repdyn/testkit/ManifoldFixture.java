package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.ConvergenceSlope;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

/** A manifold with a point, a tangent vector of the length that the subject states, and a test function. */
final class ManifoldFixture {

    static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    private static final double FIRST_STEP = 0.1;
    private static final double STEP_RATIO = 0.5;
    private static final int STEPS = 12;

    final ManifoldSubject subject;
    final Manifold manifold;
    final R064Store point;
    final R064Store tangent;
    private final AmbientFunction function;

    ManifoldFixture(ManifoldSubject subject) {
        this.subject = subject;
        manifold = subject.manifold().get();
        point = start();
        R064Store direction = project(point, gaussian(2));
        // The only tangent vector of a manifold of dimension 0 is zero; its projection is rounding.
        tangent = scaled(direction, manifold.dimension() == 0 ? 0 : subject.unit() / norm(direction));
        function = subject.function().orElseGet(() -> quadratic(manifold.rows(), gaussian(4)));
    }

    /** Returns the point nearest to a Gaussian matrix, or a random point of an open set, which mostly has no nearest one. */
    private R064Store start() {
        try {
            return nearest(gaussian(1));
        } catch (ArithmeticException openSet) {
            return manifold.randomPoint(new Seed(1));
        }
    }

    /** Returns a fixture of a constraint on weights of one shape. */
    static ManifoldFixture of(Constraint constraint, ManifoldShape shape) {
        ManifoldSubject subject = ManifoldSubject.of(
                        shape.toString(), () -> constraint.on(shape.rows(), shape.columns(), shape.scale(), ALGEBRA))
                .withUnit(shape.scale());
        if (!constraint.identifiesRotations()) {
            return new ManifoldFixture(subject);
        }
        R064Store q = RandomMatrices.orthonormal(shape.columns(), shape.columns(), 14);
        return new ManifoldFixture(subject.asQuotient(
                w -> scaled(ALGEBRA.gramOfRows(w), 1 / shape.scale()),
                w -> ALGEBRA.multiply(w, q),
                quadratic(shape.rows(), R064Store.FACTORY.make(shape.rows(), shape.columns()))));
    }

    /** Returns f(W) = ½tr(WᵀAW) + tr(BᵀW) with a random symmetric A. */
    static AmbientFunction quadratic(int rows, R064Store linear) {
        R064Store a = RandomMatrices.symmetric(rows, 3);
        return new AmbientFunction(
                w -> dot(w, ALGEBRA.multiply(a, w)) / 2 + dot(linear, w),
                w -> combined(ALGEBRA.multiply(a, w), 1, linear),
                (w, v) -> ALGEBRA.multiply(a, v));
    }

    R064Store gaussian(long seed) {
        return RandomMatrices.gaussian(manifold.rows(), manifold.columns(), seed);
    }

    R064Store empty() {
        return R064Store.FACTORY.make(manifold.rows(), manifold.columns());
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

    /** Returns all retractions, those that the manifold brings under names of its own included. */
    List<NamedRetraction> retractions() {
        return NamedRetraction.all(manifold);
    }

    R064Store retract(NamedRetraction retraction, R064Store at, R064Store along) {
        R064Store result = empty();
        retraction.retract(at, along, result);
        return result;
    }

    R064Store retract(Retraction retraction, R064Store at, R064Store along) {
        R064Store result = empty();
        manifold.retract(retraction, at, along, result);
        return result;
    }

    /** Returns f(W). */
    double value(R064Store at) {
        return function.value().applyAsDouble(at);
    }

    R064Store euclideanGradient(R064Store at) {
        return function.gradient().apply(at);
    }

    /** Returns the derivative of the Euclidean gradient at the point along V. */
    R064Store euclideanHessian(R064Store along) {
        return function.hessian().apply(point, along);
    }

    /** Returns a matrix that identifies a point: the same for all its representatives. */
    R064Store identity(R064Store at) {
        return subject.identity().apply(at);
    }

    /** Returns the rounding of one operation on points of this shape, for results of a given size. */
    double rounding(double size) {
        return Tolerances.rounding(
                manifold.rows() + manifold.columns() * manifold.columns(), subject.condition(), size);
    }

    /** Returns a bound on the entries of points and tangent vectors. */
    double pointSize() {
        return Math.max(norm(point), subject.unit());
    }

    /** Asserts that the error falls at least like t^order, or is rounding already at the largest step. */
    void assertFalls(String what, double order, double size, DoubleUnaryOperator error) {
        double floor = 10 * rounding(size);
        if (error.applyAsDouble(FIRST_STEP) <= floor) {
            return;
        }
        double slope = ConvergenceSlope.measure(FIRST_STEP, STEP_RATIO, STEPS, floor, error);
        assertThat(slope)
                .as("%s on %s: order of the error in the step", what, subject)
                .isGreaterThanOrEqualTo(order - ConvergenceSlope.SLOPE_TOLERANCE);
    }

    void assertClose(String what, R064Store actual, R064Store expected, double tolerance) {
        assertThat(norm(combined(actual, -1, expected)))
                .as("%s on %s", what, subject)
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
