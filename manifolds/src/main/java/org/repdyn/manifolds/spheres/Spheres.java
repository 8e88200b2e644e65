package org.repdyn.manifolds.spheres;

import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.manifolds.dense.Cardinal;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/**
 * Product of spheres of one radius r: each vector of a matrix has length r. With the whole matrix as one vector it is
 * the sphere of matrices; with the rows or the columns it is the oblique manifold. Every step ends with a division by
 * the length, so that rounding errors do not accumulate.
 * Absil, Mahony, Sepulchre (2008), §3.5, §5.4, §8.1.
 */
class Spheres implements Manifold, RiemannianLogarithm, ParallelTransport, RiemannianHessian, InverseRetraction {

    /** Share of a vector's length below which a projection has cancelled digits and is repeated (Parlett and Kahan). */
    static final double CANCELLATION = 0.7;

    private static final Set<Retraction> RETRACTIONS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Retraction.OWN)));

    private final int rows;
    private final int columns;
    private final VectorLayout lines;
    private final double radius;

    Spheres(int rows, int columns, VectorLayout lines, double radius) {
        ManifoldArguments.checkScale("the radius of a sphere", radius);
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "a sphere of matrices needs at least 1 row and 1 column, got " + rows + "×" + columns);
        }
        ManifoldArguments.checkEntries(rows, columns);
        this.rows = rows;
        this.columns = columns;
        this.lines = lines;
        this.radius = radius;
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
        return lines.count() * (lines.length() - 1);
    }

    /** Computes z − x·xᵀz/r² for each vector. */
    @Override
    public void project(R064Store point, R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "ambient", ambient, result);
        for (int g = 0; g < lines.count(); g++) {
            if (!lines.removeOnce(point.data, radius * radius, ambient.data, result.data, g)
                    && lines.norm(result.data, g) < CANCELLATION * lines.norm(ambient.data, g)) {
                remove(point.data, result.data, g);
            }
        }
    }

    private void remove(double[] x, double[] from, int line) {
        lines.combine(1, from, -lines.dot(x, from, line) / (radius * radius), x, from, line);
    }

    @Override
    public double inner(R064Store point, R064Store a, R064Store b) {
        ManifoldArguments.checkInner(this, point, a, b);
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }

    @Override
    public void nearest(R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "ambient", ambient, result);
        for (int g = 0; g < lines.count(); g++) {
            double length = lines.norm(ambient.data, g);
            if (!(length > 0) || !Double.isFinite(length)) {
                throw new ArithmeticException("vector " + g + " of " + lines.count() + " of the " + rows + "×" + columns
                        + " matrix has length " + Decimals.text(length)
                        + ", so that no vector of fixed length is nearest to it; use a matrix whose vectors are finite"
                        + " and not zero, such as a random start");
            }
            lines.combine(1 / length, ambient.data, 0, ambient.data, result.data, g);
            // The length is normalised twice, because 1/length of a tiny vector and the product with the radius both
            // round.
            double again = lines.norm(result.data, g);
            lines.combine(radius / again, result.data, 0, result.data, result.data, g);
        }
    }

    /** Returns √Σ(‖x‖²/r² − 1)². */
    @Override
    public double residual(R064Store point) {
        ManifoldArguments.checkShape(this, "point", point);
        double sum = 0;
        for (int g = 0; g < lines.count(); g++) {
            double excess = lines.dot(point.data, point.data, g) / (radius * radius) - 1;
            sum += excess * excess;
        }
        return Math.sqrt(sum);
    }

    @Override
    public Set<Retraction> retractions() {
        return RETRACTIONS;
    }

    /**
     * Returns 2: the division of x + v by its length follows the great circle to second order, and so does the Cayley
     * transform, the midpoint rule of its equation.
     */
    @Override
    public int order(Retraction retraction) {
        ManifoldArguments.checkRetraction(this, retraction);
        return 2;
    }

    @Override
    public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkStep(this, retraction, point, tangent, result);
        boolean straight = retraction == Retraction.QR || retraction == Retraction.POLAR;
        for (int g = 0; g < lines.count(); g++) {
            if (straight && lines.addAndNormalise(point.data, tangent.data, radius, result.data, g)) {
                continue;
            }
            double speed = lines.norm(tangent.data, g) / radius;
            if (!Double.isFinite(speed)) {
                throw new ArithmeticException("the tangent vector of a step is not finite; use a shorter step");
            }
            if (speed * Math.ulp(1.0) > 1) {
                throw new ArithmeticException("the tangent vector of a step is " + Decimals.text(speed)
                        + " times as long as the point, which is lost in its rounding; use a shorter step");
            }
            switch (retraction) {
                case GEODESIC ->
                    lines.combine(Math.cos(speed), point.data, Cardinal.sine(speed), tangent.data, result.data, g);
                // (I − A/2)⁻¹(I + A/2)x with A = (vxᵀ − xvᵀ)/r² turns x by the angle 2·arctan(‖v‖/2r).
                case CAYLEY -> lines.combine(1 - speed * speed / 4, point.data, 1, tangent.data, result.data, g);
                case QR, POLAR -> lines.combine(1, point.data, 1, tangent.data, result.data, g);
                case OWN -> throw ManifoldArguments.notOffered(this, retraction);
            }
            double length = lines.norm(result.data, g);
            lines.combine(radius / length, result.data, 0, result.data, result.data, g);
        }
    }

    @Override
    public void log(R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        for (int g = 0; g < lines.count(); g++) {
            // The difference of close points is exact.
            lines.combine(1, other.data, -1, point.data, result.data, g);
            double cosine = lines.dot(point.data, other.data, g) / (radius * radius);
            remove(point.data, result.data, g);
            remove(point.data, result.data, g);
            double sine = lines.norm(result.data, g) / radius;
            if (sine == 0 && cosine < 0) {
                throw new ArithmeticException(
                        "the shortest geodesic between opposite points is not unique; take a " + "nearer point");
            }
            double stretch = sine > 0 ? Math.atan2(sine, cosine) / sine : 1;
            lines.combine(stretch, result.data, 0, result.data, result.data, g);
        }
    }

    /**
     * Returns r·√Σθ² with θ = 2·atan2(‖x − y‖, ‖x + y‖), which is accurate at 0, where the difference is exact, and at π
     * (Kahan 2006).
     */
    @Override
    public double distance(R064Store point, R064Store other) {
        ManifoldArguments.checkShape(this, "point", point);
        ManifoldArguments.checkShape(this, "other", other);
        double sum = 0;
        for (int g = 0; g < lines.count(); g++) {
            double apart = 0;
            double together = 0;
            int at = g * lines.between();
            for (int e = 0; e < lines.length(); e++, at += lines.within()) {
                double difference = point.data[at] - other.data[at];
                double both = point.data[at] + other.data[at];
                apart += difference * difference;
                together += both * both;
            }
            // Of an infinite entry both lengths are infinite, of which the angle would be 90°.
            double angle = apart + together < Double.POSITIVE_INFINITY
                    ? 2 * Math.atan2(Math.sqrt(apart), Math.sqrt(together))
                    : Double.NaN;
            sum = Math.hypot(sum, angle);
        }
        return radius * sum;
    }

    /** Computes u + ((cos θ − 1)v̂ − sin θ·x̂)·v̂ᵀu for each vector. */
    @Override
    public void transport(R064Store point, R064Store tangent, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "tangent", tangent, result);
        ManifoldArguments.check(this, "vector", vector, result);
        for (int g = 0; g < lines.count(); g++) {
            double length = lines.norm(tangent.data, g);
            if (length == 0) {
                lines.combine(1, vector.data, 0, vector.data, result.data, g);
                continue;
            }
            double angle = length / radius;
            double along = lines.dot(tangent.data, vector.data, g) / length;
            double half = Math.sin(angle / 2);
            lines.combine(1, vector.data, -2 * half * half * along / length, tangent.data, result.data, g);
            lines.combine(1, result.data, -Math.sin(angle) * along / radius, point.data, result.data, g);
        }
    }

    /** Computes P(∇²f[V] − V·xᵀ∇f/r²) for each vector. */
    @Override
    public void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        ManifoldArguments.check(this, point, tangent, euclideanGradient, euclideanHessian, result);
        double[] out = result.data;
        for (int g = 0; g < lines.count(); g++) {
            double normal = lines.dot(point.data, euclideanGradient.data, g) / (radius * radius);
            lines.combine(1, euclideanHessian.data, -normal, tangent.data, out, g);
            if (!lines.removeOnce(point.data, radius * radius, out, out, g)) {
                remove(point.data, out, g);
            }
        }
    }

    /**
     * Computes the parallel transport w − (x + y)·yᵀw/(r² + xᵀy) along the great circle of each vector.
     *
     * @throws ArithmeticException between opposite points, which many great circles connect
     */
    @Override
    public void transportTo(R064Store point, R064Store other, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        ManifoldArguments.check(this, "vector", vector, result);
        for (int g = 0; g < lines.count(); g++) {
            double share = lines.dot(other.data, vector.data, g) / halfway(point, other, g);
            lines.combine(1, vector.data, -share, point.data, result.data, g);
            lines.combine(1, result.data, -share, other.data, result.data, g);
        }
    }

    /** Returns r² + xᵀy, as ‖x + y‖²/2, which does not cancel. */
    private double halfway(R064Store point, R064Store other, int line) {
        double sum = 0;
        int at = line * lines.between();
        for (int e = 0; e < lines.length(); e++, at += lines.within()) {
            double both = point.data[at] + other.data[at];
            sum += both * both;
        }
        if (!(sum > 0)) {
            throw new ArithmeticException(
                    "the great circle between opposite points is not unique; take a nearer point");
        }
        return sum / 2;
    }

    /** Returns QR and polar, which are the same here, and Cayley. */
    @Override
    public Set<Retraction> invertibleRetractions() {
        return EnumSet.of(Retraction.QR, Retraction.POLAR, Retraction.CAYLEY);
    }

    /**
     * Computes n·r²/xᵀy (QR, polar) or n·2r²/(r² + xᵀy) (Cayley) for each vector, n = y − x·xᵀy/r².
     *
     * @throws ArithmeticException also if the angle is 90° or more (QR, polar) or 180° (Cayley)
     */
    @Override
    public void inverseRetract(Retraction retraction, R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.checkInverse(this, retraction, point, other, result);
        for (int g = 0; g < lines.count(); g++) {
            double product = lines.dot(point.data, other.data, g);
            if (retraction != Retraction.CAYLEY && !(product > 0)) {
                throw new ArithmeticException("a step by x + v reaches only points at an angle below 90°, but vector "
                        + g + " of " + lines.count() + " is further away; take a nearer point, or use log");
            }
            lines.combine(1, other.data, -1, point.data, result.data, g);
            remove(point.data, result.data, g);
            remove(point.data, result.data, g);
            double stretch = retraction == Retraction.CAYLEY
                    ? 2 * radius * radius / halfway(point, other, g)
                    : radius * radius / product;
            lines.combine(stretch, result.data, 0, result.data, result.data, g);
        }
    }

    /** Returns πr, the distance of opposite points. */
    @Override
    public OptionalDouble injectivityRadius() {
        return OptionalDouble.of(Math.PI * radius);
    }

    /** Returns the diameter, π·r·√m for m spheres. */
    @Override
    public double typicalDistance() {
        return Math.PI * radius * Math.sqrt(lines.count());
    }

    /** Returns 2 to the power of the number of vectors if they are numbers ±r, and 1 otherwise. */
    @Override
    public int components() {
        return lines.length() > 1 ? 1 : (int) Math.min(Integer.MAX_VALUE, Math.pow(2, lines.count()));
    }
}
