package org.repdyn.manifolds.probability;

import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/**
 * Matrices of positive entries x with the metric Σ vw/x², under which log x is an isometry onto flat space: steps are
 * relative, and no entry reaches 0. It is the affine-invariant metric of 1×1 matrices, for each entry.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PositiveNumbers
        implements Manifold, RiemannianLogarithm, ParallelTransport, RiemannianHessian, InverseRetraction {

    private static final Set<Retraction> RETRACTIONS =
            Collections.unmodifiableSet(EnumSet.of(Retraction.GEODESIC, Retraction.OWN));

    private final int rows;
    private final int columns;

    /**
     * Creates the manifold.
     *
     * @param rows rows of a point
     * @param columns columns of a point
     */
    public PositiveNumbers(int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "a matrix needs at least 1 row and 1 column, got " + rows + "×" + columns);
        }
        ManifoldArguments.checkEntries(rows, columns);
        this.rows = rows;
        this.columns = columns;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int dimension() {
        return rows * columns;
    }

    /** Returns infinity: the space is flat and complete. */
    @Override
    public OptionalDouble injectivityRadius() {
        return OptionalDouble.of(Double.POSITIVE_INFINITY);
    }

    @Override
    public void project(R064Store point, R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "ambient", ambient, result);
        Entries.copy(ambient, result);
    }

    /** Computes x²G. */
    @Override
    public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "euclideanGradient", euclideanGradient, result);
        for (int i = 0; i < result.data.length; i++) {
            // x² alone underflows from 1e-162 on.
            result.data[i] = point.data[i] * (point.data[i] * euclideanGradient.data[i]);
        }
    }

    /** Computes x²H + xVG. */
    @Override
    public void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        ManifoldArguments.check(this, point, tangent, euclideanGradient, euclideanHessian, result);
        for (int i = 0; i < result.data.length; i++) {
            double x = point.data[i];
            result.data[i] = x * (x * euclideanHessian.data[i] + tangent.data[i] * euclideanGradient.data[i]);
        }
    }

    @Override
    public double inner(R064Store point, R064Store a, R064Store b) {
        ManifoldArguments.checkInner(this, point, a, b);
        double sum = 0;
        for (int i = 0; i < point.data.length; i++) {
            sum += a.data[i] / point.data[i] * (b.data[i] / point.data[i]);
        }
        return sum;
    }

    /**
     * Copies positive matrices.
     *
     * @throws ArithmeticException if an entry is not positive and finite: the positive numbers are an open set, so that
     *     none of them is nearest to it
     */
    @Override
    public void nearest(R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "ambient", ambient, result);
        for (double entry : ambient.data) {
            if (!(entry > 0) || entry == Double.POSITIVE_INFINITY) {
                throw new ArithmeticException("no positive number is nearest to the entry " + Decimals.text(entry)
                        + "; give a matrix of positive entries");
            }
        }
        Entries.copy(ambient, result);
    }

    /** Returns 0 if all entries are positive and finite, and infinity otherwise. */
    @Override
    public double residual(R064Store point) {
        ManifoldArguments.checkShape(this, "point", point);
        for (double entry : point.data) {
            if (!(entry > 0) || entry == Double.POSITIVE_INFINITY) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return 0;
    }

    /** Returns the geodesic x·exp(v/x) and {@link Retraction#OWN}: x + v + v²/(2x), which is positive for every v. */
    @Override
    public Set<Retraction> retractions() {
        return RETRACTIONS;
    }

    @Override
    public int order(Retraction retraction) {
        ManifoldArguments.checkRetraction(this, retraction);
        return 2;
    }

    @Override
    public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkStep(this, retraction, point, tangent, result);
        for (int i = 0; i < result.data.length; i++) {
            double x = point.data[i];
            double relative = tangent.data[i] / x;
            result.data[i] = retraction == Retraction.GEODESIC
                    ? x * Math.exp(relative)
                    // 1 + r + r²/2 as a sum of squares
                    : x * ((1 + relative) * (1 + relative) + 1) / 2;
        }
        if (residual(result) > 0) {
            throw new ArithmeticException(
                    "a step leaves the range of double precision; use a shorter step or rescale the numbers");
        }
    }

    @Override
    public void log(R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = point.data[i] * logRatio(point.data[i], other.data[i]);
        }
    }

    @Override
    public double distance(R064Store point, R064Store other) {
        ManifoldArguments.checkShape(this, "point", point);
        ManifoldArguments.checkShape(this, "other", other);
        double sum = 0;
        for (int i = 0; i < point.data.length; i++) {
            sum = Math.hypot(sum, logRatio(point.data[i], other.data[i]));
        }
        return sum;
    }

    /** Returns log(y/x), to relative accuracy at y = x. */
    private static double logRatio(double x, double y) {
        double relative = (y - x) / x;
        return Math.abs(relative) < 0.5 ? Math.log1p(relative) : Math.log(y) - Math.log(x);
    }

    /** Computes w·exp(v/x). */
    @Override
    public void transport(R064Store point, R064Store tangent, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "tangent", tangent, result);
        ManifoldArguments.check(this, "vector", vector, result);
        for (int i = 0; i < result.data.length; i++) {
            double growth = Math.exp(tangent.data[i] / point.data[i]);
            double end = point.data[i] * growth;
            if (!(end > 0 && end < Double.POSITIVE_INFINITY)) {
                throw new ArithmeticException("a parallel transport leads beyond the range of double precision;"
                        + " carry the vector along a shorter one, or by transportTo");
            }
            result.data[i] = vector.data[i] * growth;
        }
    }

    /** Computes the parallel transport w·y/x. */
    @Override
    public void transportTo(R064Store point, R064Store other, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        ManifoldArguments.check(this, "vector", vector, result);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = vector.data[i] * (other.data[i] / point.data[i]);
        }
    }

    @Override
    public Set<Retraction> invertibleRetractions() {
        return EnumSet.of(Retraction.OWN);
    }

    /**
     * Computes x·(√(2y/x − 1) − 1).
     *
     * @throws ArithmeticException also if {@code y < x/2}, which the retraction does not reach
     */
    @Override
    public void inverseRetract(Retraction retraction, R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.checkInverse(this, retraction, point, other, result);
        for (int i = 0; i < result.data.length; i++) {
            double difference = other.data[i] - point.data[i];
            double root = Math.sqrt(1 + 2 * difference / point.data[i]);
            if (!(root >= 0)) {
                throw new ArithmeticException("the retraction own reaches only numbers above half of the point, got "
                        + Decimals.text(other.data[i]) + " for the point " + Decimals.text(point.data[i])
                        + "; take a nearer point, or use log");
            }
            result.data[i] = 2 * difference / (root + 1);
        }
    }

    /** Returns exp of independent N(0, 1) numbers. */
    @Override
    public R064Store randomPoint(Seed seed) {
        ManifoldArguments.checkSeed(seed);
        R064Store result = ManifoldArguments.gaussian(this, seed);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = Math.exp(result.data[i]);
        }
        return result;
    }
}
