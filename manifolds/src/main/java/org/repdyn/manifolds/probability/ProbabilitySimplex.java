package org.repdyn.manifolds.probability;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Cardinal;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/**
 * Positive columns of sum 1, n×k, with the Fisher metric Σ vw/p. With s = √p it is the positive part of a sphere of
 * radius 2, on which all operations are done: p = s², v = 2s·ds. A geodesic ends where an entry becomes 0, so that no
 * radius of injectivity holds for all points; the step p·exp(v/p), divided by its sum, stays inside.
 * Amari (2016), section 2.2; Sun, Gao, Hong, Mishra, Yin (2016).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ProbabilitySimplex implements Manifold, RiemannianLogarithm, ParallelTransport, RiemannianHessian {

    private static final Set<Retraction> RETRACTIONS =
            Collections.unmodifiableSet(EnumSet.of(Retraction.GEODESIC, Retraction.OWN));

    private final int n;
    private final int count;
    private final RootSphere sphere;
    private final SimplexSteps steps;
    private final double[] end;
    private final List<NamedRetraction> further = List.of(NamedRetraction.of("square-root", 2, this::squareRoot));

    /**
     * Creates the manifold.
     *
     * @param size number n ≥ 1 of probabilities in a column
     * @param count number k ≥ 1 of columns
     */
    public ProbabilitySimplex(int size, int count) {
        if (size < 1 || count < 1) {
            throw new IllegalArgumentException("a probability vector needs at least 1 entry and a matrix at least 1"
                    + " column, got " + size + "×" + count);
        }
        ManifoldArguments.checkEntries(size, count);
        n = size;
        this.count = count;
        sphere = new RootSphere(n);
        steps = new SimplexSteps(n, sphere);
        end = new double[n];
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
        return (n - 1) * count;
    }

    /** Returns π√k, twice the quarter circle on each sphere of radius 2, the distance of two corners. */
    @Override
    public double typicalDistance() {
        return Math.PI * Math.sqrt(count);
    }

    /** Subtracts the mean of each column. */
    @Override
    public void project(R064Store point, R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "ambient", ambient, result);
        Entries.copy(ambient, result);
        // The second pass removes what the first has cancelled.
        for (int pass = 0; pass < 2; pass++) {
            for (int o = 0; o < result.data.length; o += n) {
                double mean = steps.sum(result.data, o) / n;
                for (int i = o; i < o + n; i++) {
                    result.data[i] -= mean;
                }
            }
        }
    }

    /** Computes p·(G − Σ pG) for each column. */
    @Override
    public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "euclideanGradient", euclideanGradient, result);
        for (int o = 0; o < result.data.length; o += n) {
            double mean = 0;
            for (int i = o; i < o + n; i++) {
                mean += point.data[i] * euclideanGradient.data[i];
            }
            for (int i = o; i < o + n; i++) {
                result.data[i] = point.data[i] * (euclideanGradient.data[i] - mean);
            }
        }
    }

    /** Computes ½s·(P(h) − ds·sᵀg), the Hessian on the sphere, with g = 2sG, h = 2ds·G + 2sH and P = I − ssᵀ. */
    @Override
    public void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        ManifoldArguments.check(this, point, tangent, euclideanGradient, euclideanHessian, result);
        for (int o = 0; o < result.data.length; o += n) {
            sphere.lift(point.data, tangent.data, o);
            double normalGradient = 0;
            double normalHessian = 0;
            for (int i = 0; i < n; i++) {
                double g = euclideanGradient.data[o + i];
                end[i] = 2 * sphere.move[i] * g + 2 * sphere.root[i] * euclideanHessian.data[o + i];
                normalGradient += 2 * sphere.root[i] * sphere.root[i] * g;
                normalHessian += sphere.root[i] * end[i];
            }
            for (int i = 0; i < n; i++) {
                double tangentPart = end[i] - sphere.root[i] * normalHessian;
                result.data[o + i] = sphere.root[i] * (tangentPart - sphere.move[i] * normalGradient) / 2;
            }
        }
    }

    @Override
    public double inner(R064Store point, R064Store a, R064Store b) {
        ManifoldArguments.checkInner(this, point, a, b);
        double sum = 0;
        for (int i = 0; i < point.data.length; i++) {
            double s = Math.sqrt(point.data[i]);
            sum += a.data[i] / s * (b.data[i] / s);
        }
        return sum;
    }

    /**
     * Divides each column by its sum: the nearest point of the simplex in the Fisher metric of positive measures, for
     * which a column √p moves along its ray to the sphere.
     *
     * @throws ArithmeticException if an entry is not positive and finite: the simplex is open, so that no point is nearest
     */
    @Override
    public void nearest(R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "ambient", ambient, result);
        for (double entry : ambient.data) {
            if (!(entry > 0) || entry == Double.POSITIVE_INFINITY) {
                throw new ArithmeticException("no positive probability is nearest to the entry " + Decimals.text(entry)
                        + "; give a matrix of positive entries");
            }
        }
        Entries.copy(ambient, result);
        for (int o = 0; o < result.data.length; o += n) {
            steps.normalise(result.data, o);
        }
    }

    /** Returns √Σ(sum of a column − 1)², or infinity if an entry is not positive. */
    @Override
    public double residual(R064Store point) {
        ManifoldArguments.checkShape(this, "point", point);
        for (double entry : point.data) {
            if (!(entry > 0)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        double residual = 0;
        for (int o = 0; o < point.data.length; o += n) {
            residual = Math.hypot(residual, steps.sum(point.data, o) - 1);
        }
        return residual;
    }

    /** Returns the geodesic and {@link Retraction#OWN}: p·exp(v/p) divided by its sum, of order 1, defined for every v. */
    @Override
    public Set<Retraction> retractions() {
        return RETRACTIONS;
    }

    /**
     * @throws ArithmeticException also if a geodesic leaves the simplex: use a shorter step or {@link Retraction#OWN}
     */
    @Override
    public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkStep(this, retraction, point, tangent, result);
        for (int o = 0; o < result.data.length; o += n) {
            if (retraction == Retraction.GEODESIC) {
                steps.geodesic(point.data, tangent.data, result.data, o);
            } else {
                steps.exponential(point.data, tangent.data, result.data, o);
            }
            steps.normalise(result.data, o);
        }
    }

    /**
     * Returns {@code square-root}: p(1 + v/(2p))² divided by its sum, which is the polar retraction of the sphere of √p, of order 2. It refuses
     * steps that make an entry of √p + v/(2√p) negative.
     */
    @Override
    public List<NamedRetraction> furtherRetractions() {
        return further;
    }

    private void squareRoot(R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkStep(this, point, tangent, result);
        for (int o = 0; o < result.data.length; o += n) {
            steps.squareRoot(point.data, tangent.data, result.data, o);
            steps.normalise(result.data, o);
        }
    }

    @Override
    public void log(R064Store point, R064Store other, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        for (int o = 0; o < result.data.length; o += n) {
            double angle = sphere.angle(point.data, other.data, o);
            double half = Math.sin(angle / 2);
            double stretch = 1 / Cardinal.sine(angle);
            for (int i = 0; i < n; i++) {
                // s_q − cos θ·s_p = (s_q − s_p) + 2sin²(θ/2)·s_p
                double direction = sphere.move[i] + 2 * half * half * sphere.root[i];
                result.data[o + i] = 2 * sphere.root[i] * stretch * direction;
            }
        }
    }

    @Override
    public double distance(R064Store point, R064Store other) {
        ManifoldArguments.checkShape(this, "point", point);
        ManifoldArguments.checkShape(this, "other", other);
        double sum = 0;
        for (int o = 0; o < point.data.length; o += n) {
            sum = Math.hypot(sum, 2 * sphere.angle(point.data, other.data, o));
        }
        return sum;
    }

    /** Computes the parallel transport of the sphere. */
    @Override
    public void transport(R064Store point, R064Store tangent, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "tangent", tangent, result);
        ManifoldArguments.check(this, "vector", vector, result);
        for (int o = 0; o < result.data.length; o += n) {
            double angle = sphere.lift(point.data, tangent.data, o);
            double along = 0;
            for (int i = 0; i < n; i++) {
                along += angle == 0 ? 0 : sphere.move[i] / angle * vector.data[o + i] / (2 * sphere.root[i]);
            }
            double half = Math.sin(angle / 2);
            for (int i = 0; i < n; i++) {
                double unit = angle == 0 ? 0 : sphere.move[i] / angle;
                double lifted = vector.data[o + i] / (2 * sphere.root[i]);
                double moved = lifted - along * (2 * half * half * unit + Math.sin(angle) * sphere.root[i]);
                double to = Math.cos(angle) * sphere.root[i] + Math.sin(angle) * unit;
                result.data[o + i] = 2 * to * moved;
            }
        }
    }

    /** Returns columns that are uniform on the simplex: exponential numbers divided by their sum. */
    @Override
    public R064Store randomPoint(Seed seed) {
        ManifoldArguments.checkSeed(seed);
        var generator = seed.generator();
        R064Store result = R064Store.FACTORY.make(n, count);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = -Math.log(1 - generator.nextDouble()) + Double.MIN_NORMAL;
        }
        return nearest(result);
    }
}
