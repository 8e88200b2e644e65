package org.repdyn.manifolds.hyperbolic;

import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Cardinal;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/**
 * Points of hyperbolic space of dimension n as columns x = (x₀, x̄) of an (n + 1)×k matrix with ⟨x, x⟩ = −1 and x₀ > 0,
 * where ⟨a, b⟩ = āᵀb̄ − a₀b₀; that form is the metric on tangent vectors ⟨x, v⟩ = 0. The spatial part x̄ determines x and
 * the spatial part of v determines v, and all lengths are computed from these by sums of positive terms, so that they
 * cancel neither for close points nor far from the origin. Ratcliffe (2019), chapter 3; Nickel, Kiela (2018).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LorentzModel
        implements Manifold, RiemannianLogarithm, ParallelTransport, RiemannianHessian, InverseRetraction {

    private static final Set<Retraction> RETRACTIONS =
            Collections.unmodifiableSet(EnumSet.of(Retraction.GEODESIC, Retraction.OWN));

    /** Longest step; cosh of a larger number squared overflows. */
    private static final double LONGEST_STEP = 350;

    private final int rows;
    private final int count;
    private final LorentzColumns columns;
    private final R064Store work;

    /**
     * Creates the manifold.
     *
     * @param dimension dimension n ≥ 1 of the space; a point has n + 1 coordinates
     * @param count number of points k ≥ 1
     */
    public LorentzModel(int dimension, int count) {
        if (dimension < 1 || count < 1) {
            throw new IllegalArgumentException(
                    "hyperbolic space needs a dimension and a number of points of at least 1," + " got dimension "
                            + dimension + " and " + count + " points");
        }
        ManifoldArguments.checkEntries(dimension + 1L, count);
        rows = dimension + 1;
        this.count = count;
        columns = new LorentzColumns(rows);
        work = R064Store.FACTORY.make(rows, count);
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return count;
    }

    @Override
    public int dimension() {
        return (rows - 1) * count;
    }

    /** Returns infinity: the curvature is negative. */
    @Override
    public OptionalDouble injectivityRadius() {
        return OptionalDouble.of(Double.POSITIVE_INFINITY);
    }

    /** Computes z − Jx·(xᵀJz)/‖x‖² for each column, J = diag(−1, 1, …, 1): orthogonal in the ambient space. */
    @Override
    public void project(R064Store point, R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "ambient", ambient, result);
        double[] x = point.data;
        Entries.copy(ambient, result);
        // The second pass removes what the first has cancelled.
        for (int pass = 0; pass < 2; pass++) {
            for (int o = 0; o < x.length; o += rows) {
                double normal = -x[o] * result.data[o];
                double square = x[o] * x[o];
                for (int i = o + 1; i < o + rows; i++) {
                    normal += x[i] * result.data[i];
                    square += x[i] * x[i];
                }
                double factor = normal / square;
                result.data[o] += factor * x[o];
                for (int i = o + 1; i < o + rows; i++) {
                    result.data[i] -= factor * x[i];
                }
            }
        }
    }

    /** Computes JG + x·xᵀG for each column. */
    @Override
    public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "euclideanGradient", euclideanGradient, result);
        raise(point, euclideanGradient, result);
    }

    private void raise(R064Store point, R064Store covector, R064Store result) {
        for (int o = 0; o < result.data.length; o += rows) {
            double along = columns.dot(point.data, covector.data, o) + point.data[o] * covector.data[o];
            for (int i = o + 1; i < o + rows; i++) {
                result.data[i] = covector.data[i] + along * point.data[i];
            }
            columns.setTime(point.data, result.data, o);
        }
    }

    /** Computes JH + x·xᵀH + V·xᵀG for each column. */
    @Override
    public void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        ManifoldArguments.check(this, point, tangent, euclideanGradient, euclideanHessian, result);
        raise(point, euclideanHessian, result);
        for (int o = 0; o < result.data.length; o += rows) {
            double along =
                    columns.dot(point.data, euclideanGradient.data, o) + point.data[o] * euclideanGradient.data[o];
            for (int i = o; i < o + rows; i++) {
                result.data[i] += along * tangent.data[i];
            }
        }
    }

    @Override
    public double inner(R064Store point, R064Store a, R064Store b) {
        ManifoldArguments.checkInner(this, point, a, b);
        double sum = 0;
        for (int o = 0; o < point.data.length; o += rows) {
            sum += columns.inner(point.data, a.data, b.data, o);
        }
        return sum;
    }

    /** Computes the point with the same spatial part. */
    @Override
    public void nearest(R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "ambient", ambient, result);
        if (!Double.isFinite(Entries.largest(ambient))) {
            throw new ArithmeticException("no point of hyperbolic space is nearest to a " + rows + "×" + count
                    + " matrix with an entry that is not finite; use a finite start");
        }
        Entries.copy(ambient, result);
        for (int o = 0; o < result.data.length; o += rows) {
            columns.setTimeOfPoint(result.data, o);
        }
    }

    /** Returns √Σ(x₀/√(1 + ‖x̄‖²) − 1)². */
    @Override
    public double residual(R064Store point) {
        ManifoldArguments.checkShape(this, "point", point);
        double sum = 0;
        for (int o = 0; o < point.data.length; o += rows) {
            double excess = point.data[o] / columns.time(point.data, o) - 1;
            sum += excess * excess;
        }
        return Math.sqrt(sum);
    }

    /** Returns the geodesic and {@link Retraction#OWN}: the step x̄ + v̄ of the spatial part. */
    @Override
    public Set<Retraction> retractions() {
        return RETRACTIONS;
    }

    @Override
    public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkStep(this, retraction, point, tangent, result);
        for (int o = 0; o < result.data.length; o += rows) {
            double speed = retraction == Retraction.GEODESIC
                    ? Math.sqrt(columns.inner(point.data, tangent.data, tangent.data, o))
                    : 0;
            if (!(speed <= LONGEST_STEP)) {
                throw new ArithmeticException("a step of length " + Decimals.text(speed)
                        + " leaves the range of double precision; use a shorter step, at most "
                        + Decimals.text(LONGEST_STEP));
            }
            double stay = Math.cosh(speed);
            double move = Cardinal.hyperbolicSine(speed);
            for (int i = o + 1; i < o + rows; i++) {
                result.data[i] = stay * point.data[i] + move * tangent.data[i];
            }
            columns.setTimeOfPoint(result.data, o);
            result.data[o] += LorentzColumns.unread(point.data, o);
        }
        if (!Double.isFinite(Entries.largest(result))) {
            throw new ArithmeticException("a step leaves the range of double precision; use a shorter step");
        }
    }

    @Override
    public Set<Retraction> invertibleRetractions() {
        return EnumSet.of(Retraction.OWN);
    }

    @Override
    public void inverseRetract(Retraction retraction, R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.checkInverse(this, retraction, point, other, result);
        Entries.subtract(other, point, result);
        for (int o = 0; o < result.data.length; o += rows) {
            columns.setTime(point.data, result.data, o);
            result.data[o] += LorentzColumns.unread(point.data, o) + LorentzColumns.unread(other.data, o);
        }
    }

    /** Computes d/sinh d·(y − x) − d·tanh(d/2)·x for each column, which is d/sinh d·(y − cosh d·x). */
    @Override
    public void log(R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        for (int o = 0; o < result.data.length; o += rows) {
            double d = columns.distance(point.data, other.data, o);
            double along = 1 / Cardinal.hyperbolicSine(d);
            double back = d * Math.tanh(d / 2);
            for (int i = o + 1; i < o + rows; i++) {
                result.data[i] = along * (other.data[i] - point.data[i]) - back * point.data[i];
            }
            columns.setTime(point.data, result.data, o);
        }
    }

    @Override
    public double distance(R064Store point, R064Store other) {
        ManifoldArguments.checkShape(this, "point", point);
        ManifoldArguments.checkShape(this, "other", other);
        double sum = 0;
        for (int o = 0; o < point.data.length; o += rows) {
            sum = Math.hypot(sum, columns.distance(point.data, other.data, o));
        }
        return sum;
    }

    /** Computes w + ⟨v, w⟩/θ²·((cosh θ − 1)·v + θ·sinh θ·x) for each column, θ the length of v. */
    @Override
    public void transport(R064Store point, R064Store tangent, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "tangent", tangent, result);
        ManifoldArguments.check(this, "vector", vector, result);
        retract(Retraction.GEODESIC, point, tangent, work);
        carry(point, tangent, vector, result);
        for (int o = 0; o < result.data.length; o += rows) {
            columns.setTime(work.data, result.data, o);
        }
    }

    /** Computes the parallel transport along the geodesic to {@code other}. */
    @Override
    public void transportTo(R064Store point, R064Store other, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        ManifoldArguments.check(this, "vector", vector, result);
        log(point, other, work);
        carry(point, work, vector, result);
        for (int o = 0; o < result.data.length; o += rows) {
            columns.setTime(other.data, result.data, o);
        }
    }

    private void carry(R064Store point, R064Store tangent, R064Store vector, R064Store result) {
        for (int o = 0; o < result.data.length; o += rows) {
            double square = columns.inner(point.data, tangent.data, tangent.data, o);
            double theta = Math.sqrt(square);
            double share = square == 0 ? 0 : columns.inner(point.data, tangent.data, vector.data, o) / square;
            double half = Math.sinh(theta / 2);
            double along = share * 2 * half * half;
            double back = share * theta * Math.sinh(theta);
            for (int i = o + 1; i < o + rows; i++) {
                result.data[i] = vector.data[i] + along * tangent.data[i] + back * point.data[i];
            }
        }
    }

    /** Returns points with independent N(0, 1) coordinates of their spatial part. */
    @Override
    public R064Store randomPoint(Seed seed) {
        ManifoldArguments.checkSeed(seed);
        return nearest(ManifoldArguments.gaussian(this, seed));
    }
}
