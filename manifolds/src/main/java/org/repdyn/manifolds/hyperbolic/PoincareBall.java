package org.repdyn.manifolds.hyperbolic;

import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/**
 * Points of hyperbolic space of dimension n as columns of an n×k matrix inside the unit ball, with the metric
 * λ²·vᵀw, λ = 2/(1 − ‖x‖²). The defect 1 − ‖x‖² is computed without rounding of the squares, and Möbius sums as sums
 * of positive terms, so that all results are accurate for the given coordinates up to the last representable points. A step that
 * ends beyond those is refused; the {@link LorentzModel} reaches further. Ungar (2008); Ganea, Bécigneul, Hofmann (2018).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PoincareBall implements Manifold, RiemannianLogarithm, ParallelTransport, RiemannianHessian {

    private static final Set<Retraction> RETRACTIONS = Collections.unmodifiableSet(EnumSet.of(Retraction.GEODESIC));

    private final int n;
    private final int count;
    private final double[] unit;
    private final double[] chord;
    private final R064Store work;

    /**
     * Creates the manifold.
     *
     * @param dimension dimension n ≥ 1 of the ball
     * @param count number of points k ≥ 1
     */
    public PoincareBall(int dimension, int count) {
        if (dimension < 1 || count < 1) {
            throw new IllegalArgumentException(
                    "hyperbolic space needs a dimension and a number of points of at least 1," + " got dimension "
                            + dimension + " and " + count + " points");
        }
        ManifoldArguments.checkEntries(dimension, count);
        n = dimension;
        this.count = count;
        unit = new double[n];
        chord = new double[n];
        work = R064Store.FACTORY.make(n, count);
    }

    @Override
    public int rows() {
        return n;
    }

    @Override
    public int columns() {
        return count;
    }

    @Override
    public int dimension() {
        return n * count;
    }

    /** Returns infinity: the curvature is negative. */
    @Override
    public OptionalDouble injectivityRadius() {
        return OptionalDouble.of(Double.POSITIVE_INFINITY);
    }

    @Override
    public void project(R064Store point, R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "ambient", ambient, result);
        Entries.copy(ambient, result);
    }

    /** Computes G/λ² for each column. */
    @Override
    public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "euclideanGradient", euclideanGradient, result);
        for (int o = 0; o < result.data.length; o += n) {
            double half = defect(point.data, o) / 2;
            for (int i = o; i < o + n; i++) {
                result.data[i] = half * half * euclideanGradient.data[i];
            }
        }
    }

    /** Computes (H + λ((xᵀG)V − (xᵀV)G − (VᵀG)x))/λ² for each column. */
    @Override
    public void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        ManifoldArguments.check(this, point, tangent, euclideanGradient, euclideanHessian, result);
        double[] x = point.data;
        double[] v = tangent.data;
        double[] g = euclideanGradient.data;
        for (int o = 0; o < result.data.length; o += n) {
            double half = defect(x, o) / 2;
            double xg = dot(x, g, o);
            double xv = dot(x, v, o);
            double vg = dot(v, g, o);
            for (int i = o; i < o + n; i++) {
                result.data[i] = half * (half * euclideanHessian.data[i] + xg * v[i] - xv * g[i] - vg * x[i]);
            }
        }
    }

    @Override
    public double inner(R064Store point, R064Store a, R064Store b) {
        ManifoldArguments.checkInner(this, point, a, b);
        double sum = 0;
        for (int o = 0; o < point.data.length; o += n) {
            double half = defect(point.data, o) / 2;
            sum += dot(a.data, b.data, o) / half / half;
        }
        return sum;
    }

    /**
     * Copies points of the ball.
     *
     * @throws ArithmeticException if a column is not inside the ball: the ball is open, so that no point is nearest
     */
    @Override
    public void nearest(R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "ambient", ambient, result);
        Entries.copy(ambient, result);
        for (int o = 0; o < result.data.length; o += n) {
            if (!(defect(ambient.data, o) > 0)) {
                throw new ArithmeticException("column " + o / n + " of " + count + " has length "
                        + Decimals.text(Math.sqrt(dot(ambient.data, ambient.data, o)))
                        + ", and no point of the open unit ball is nearest to it; give columns shorter than 1");
            }
        }
    }

    /** Returns 0 inside the ball, and infinity if a column is outside. */
    @Override
    public double residual(R064Store point) {
        ManifoldArguments.checkShape(this, "point", point);
        for (int o = 0; o < point.data.length; o += n) {
            if (!(defect(point.data, o) > 0)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return 0;
    }

    @Override
    public Set<Retraction> retractions() {
        return RETRACTIONS;
    }

    /** Computes x + (1 − ‖x‖²)·t·(u + t·x)/((1 − ‖x‖²)(1 − t²) + ‖x + tu‖²), t = tanh(λ‖v‖/2), u = v/‖v‖. */
    @Override
    public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkStep(this, retraction, point, tangent, result);
        for (int o = 0; o < result.data.length; o += n) {
            double defect = defect(point.data, o);
            double half = direction(tangent.data, o) / defect;
            double t = Math.tanh(half);
            double scale = defect * t / denominator(point.data, defect, half, t, o);
            for (int i = 0; i < n; i++) {
                result.data[o + i] = point.data[o + i] + scale * (unit[i] + t * point.data[o + i]);
            }
            if (!(defect(result.data, o) > 0)) {
                throw new ArithmeticException("a step of length " + Decimals.text(2 * half) + " in column " + o / n
                        + " ends at a point that double precision rounds to the boundary of the ball; use a shorter"
                        + " step, or the Lorentz model");
            }
        }
    }

    /** Returns (1 − ‖x‖²)(1 − t²) + ‖x + tu‖², which is 1 + 2t·xᵀu + t²‖x‖² without cancellation. */
    private double denominator(double[] x, double defect, double half, double t, int o) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double moved = x[o + i] + t * unit[i];
            sum += moved * moved;
        }
        double sech = 1 / Math.cosh(half);
        return defect * sech * sech + sum;
    }

    /** Computes (1 − ‖x‖²)·d/2·m/‖m‖ with m = (1 − ‖x‖²)(y − x) − ‖y − x‖²·x for each column. */
    @Override
    public void log(R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        for (int o = 0; o < result.data.length; o += n) {
            double defect = defect(point.data, o);
            double length = chord(point.data, other.data, o);
            double size = 0;
            for (int i = 0; i < n; i++) {
                double m = defect * unit[i] - length * point.data[o + i];
                result.data[o + i] = m;
                size = Math.hypot(size, m);
            }
            double factor = size == 0 ? 0 : defect * distance(point.data, other.data, o) / 2 / size;
            for (int i = o; i < o + n; i++) {
                result.data[i] *= factor;
            }
        }
    }

    @Override
    public double distance(R064Store point, R064Store other) {
        ManifoldArguments.checkShape(this, "point", point);
        ManifoldArguments.checkShape(this, "other", other);
        double sum = 0;
        for (int o = 0; o < point.data.length; o += n) {
            sum = Math.hypot(sum, distance(point.data, other.data, o));
        }
        return sum;
    }

    /** Returns 2·arsinh(‖y − x‖/√((1 − ‖x‖²)(1 − ‖y‖²))) of one column. */
    private double distance(double[] x, double[] y, int o) {
        return 2 * LorentzColumns.asinh(chord(x, y, o) / Math.sqrt(defect(x, o)) / Math.sqrt(defect(y, o)));
    }

    /** Returns ‖y − x‖ and sets {@link #unit} to its direction. */
    private double chord(double[] x, double[] y, int o) {
        double length = 0;
        for (int i = 0; i < n; i++) {
            unit[i] = y[o + i] - x[o + i];
            length = Math.hypot(length, unit[i]);
        }
        for (int i = 0; length > 0 && i < n; i++) {
            unit[i] /= length;
        }
        return length;
    }

    /**
     * Computes (λ_x/λ_y)·R·w, where the rotation R is the reflection across v followed by the reflection across the chord
     * y − x: the geodesic symmetry that exchanges x and y is an inversion whose centre is on the line through both.
     */
    @Override
    public void transport(R064Store point, R064Store tangent, R064Store vector, R064Store result) {
        ManifoldArguments.checkStep(this, point, tangent, result);
        ManifoldArguments.check(this, "vector", vector, result);
        double[] x = point.data;
        for (int o = 0; o < result.data.length; o += n) {
            double defect = defect(x, o);
            double half = direction(tangent.data, o) / defect;
            double t = Math.tanh(half);
            double sech = 1 / Math.cosh(half);
            double ratio = sech * sech / denominator(x, defect, half, t, o);
            if (!(ratio > 0)) {
                throw new ArithmeticException(
                        "a parallel transport along a step of length " + Decimals.text(2 * half) + " in column " + o / n
                                + " leads to vectors that double precision rounds to zero; use a shorter step, or the Lorentz model");
            }
            double length = 0;
            for (int i = 0; i < n; i++) {
                chord[i] = unit[i] + t * x[o + i];
                length = Math.hypot(length, chord[i]);
            }
            for (int i = 0; i < n; i++) {
                chord[i] = half == 0 ? 0 : chord[i] / length;
                result.data[o + i] = ratio * vector.data[o + i];
            }
            reflect(unit, result.data, o);
            reflect(chord, result.data, o);
        }
    }

    private void reflect(double[] direction, double[] w, int o) {
        double along = 0;
        for (int i = 0; i < n; i++) {
            along += direction[i] * w[o + i];
        }
        for (int i = 0; i < n; i++) {
            w[o + i] -= 2 * along * direction[i];
        }
    }

    /** Computes the parallel transport along the geodesic to {@code other}. */
    @Override
    public void transportTo(R064Store point, R064Store other, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        log(point, other, work);
        transport(point, work, vector, result);
    }

    /** Returns points whose distances from the origin along each axis are N(0, 1): exp of a Gaussian at the origin. */
    @Override
    public R064Store randomPoint(Seed seed) {
        ManifoldArguments.checkSeed(seed);
        R064Store velocity = ManifoldArguments.gaussian(this, seed);
        Entries.scale(0.5, velocity, velocity);
        R064Store origin = R064Store.FACTORY.make(n, count);
        return retract(Retraction.GEODESIC, origin, velocity);
    }

    /** Returns ‖v‖ and sets {@link #unit} to v/‖v‖, zero for v = 0. */
    private double direction(double[] v, int o) {
        double length = 0;
        for (int i = 0; i < n; i++) {
            length = Math.hypot(length, v[o + i]);
        }
        for (int i = 0; i < n; i++) {
            unit[i] = length == 0 ? 0 : v[o + i] / length;
        }
        return length;
    }

    /**
     * Returns 1 − ‖x‖² with the errors of the squares (by fused multiply-add) and of the sums (Knuth's two-sum) added, so
     * that it has full relative accuracy next to the boundary too.
     */
    private double defect(double[] x, int o) {
        double sum = 1;
        double error = 0;
        for (int i = o; i < o + n; i++) {
            double square = x[i] * x[i];
            error -= Math.fma(x[i], x[i], -square);
            double next = sum - square;
            double part = next - sum;
            error += (sum - (next - part)) + (-square - part);
            sum = next;
        }
        return sum + error;
    }

    private double dot(double[] a, double[] b, int o) {
        double sum = 0;
        for (int i = o; i < o + n; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
