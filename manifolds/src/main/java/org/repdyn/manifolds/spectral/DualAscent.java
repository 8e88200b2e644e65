package org.repdyn.manifolds.spectral;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.spi.Manifold;

/**
 * Minimises ‖G + N‖_* over normal N by Newton's method on f_μ(N) = Σ√(σᵢ(G + N)² + μ²) with truncated conjugate gradients, and μ that falls to
 * zero. The gradient of f_μ is the normal part of msign_μ(G + N), so that A = −msign(G + N) becomes tangent. If G + N keeps full rank, A is
 * exact up to rounding; at a loss of rank A is not a matrix sign, and the limit of μ → 0 is accurate to about {@value #SMALLEST_MU}.
 */
final class DualAscent {

    /** μ relative to the smallest singular value at which its effect, of order (μ/σ)², is below rounding. */
    private static final double NEGLIGIBLE_MU = 1e-8;

    /** Smallest μ relative to ‖G‖_F: the rounding of a singular value near zero, divided by μ, is as small as μ itself. */
    private static final double SMALLEST_MU = 1e-8;

    /** Factor between values of μ. */
    private static final double NEXT_MU = 0.1;

    /** Norm of the normal part of A at which the minimum for a μ that is not the last one is near enough. */
    private static final double ROUGH = 1e-3;

    /** Newton steps for one μ. */
    private static final int MAX_STEPS = 25;

    /** Smallest relative residual that is asked of a Newton equation. */
    private static final double SOLVED = 1e-8;

    /** Hessian products for one Newton step. */
    private static final int MAX_PRODUCTS = 200;

    /** Halvings of a Newton step. */
    private static final int MAX_HALVINGS = 40;

    private final Manifold manifold;
    private final LinearAlgebra algebra;
    private Optional<R064Store> last = Optional.empty();

    DualAscent(Manifold manifold, LinearAlgebra algebra) {
        this.manifold = manifold;
        this.algebra = algebra;
    }

    /** State of an ascent. */
    private final class Ascent {

        final R064Store point;
        final R064Store gradient;
        R064Store normal;
        SmoothedNuclearNorm norm;
        R064Store slope;
        int steps;

        Ascent(R064Store point, R064Store gradient, R064Store normal, double mu) {
            this.point = point;
            this.gradient = gradient;
            this.normal = normal;
            this.norm = SmoothedNuclearNorm.at(Matrices.sum(gradient, 1, normal), mu, algebra);
            this.slope = normalPart(point, norm.gradient());
        }

        void smoothBy(double mu) {
            norm = norm.smoothedBy(mu);
            slope = normalPart(point, norm.gradient());
        }

        /** Makes Newton steps until the slope is below a bound; returns true if it is. */
        boolean minimise(double bound) {
            for (int i = 0; i < MAX_STEPS; i++) {
                if (Matrices.norm(slope) <= bound) {
                    return true;
                }
                steps++;
                if (!newtonStep()) {
                    return false;
                }
            }
            return Matrices.norm(slope) <= bound;
        }

        private boolean newtonStep() {
            R064Store direction = newtonDirection();
            double descent = Matrices.dot(slope, direction);
            double before = norm.value();
            double size = Matrices.norm(slope);
            double mu = norm.mu();
            double t = 1;
            for (int i = 0; i < MAX_HALVINGS; i++) {
                R064Store trial = normalPart(point, Matrices.sum(normal, t, direction));
                SmoothedNuclearNorm there = SmoothedNuclearNorm.at(Matrices.sum(gradient, 1, trial), mu, algebra);
                double change = there.value() - before;
                R064Store slopeThere = normalPart(point, there.gradient());
                boolean drowned = Math.abs(change) <= 64 * Math.ulp(before);
                if (drowned ? Matrices.norm(slopeThere) < size : change <= 1e-4 * t * descent) {
                    normal = trial;
                    norm = there;
                    slope = slopeThere;
                    return true;
                }
                t /= 2;
            }
            return false;
        }

        /** Returns an approximate solution of the Newton equation in the normal space, a direction of descent. */
        private R064Store newtonDirection() {
            double size = Matrices.norm(slope);
            double goal = size * Math.max(SOLVED, Math.min(0.1, size));
            R064Store x = R064Store.FACTORY.make(slope.getRowDim(), slope.getColDim());
            R064Store residual = Matrices.times(-1, slope);
            R064Store p = residual.copy();
            double square = size * size;
            int limit = Math.min(MAX_PRODUCTS, Math.max(1, slope.data.length - manifold.dimension()));
            for (int i = 0; i < limit; i++) {
                R064Store hp = normalPart(point, norm.hessian(p));
                double curvature = Matrices.dot(p, hp);
                if (!(curvature > 0)) {
                    break;
                }
                double alpha = square / curvature;
                x = Matrices.sum(x, alpha, p);
                residual = Matrices.sum(residual, -alpha, hp);
                double next = Matrices.dot(residual, residual);
                if (Math.sqrt(next) <= goal) {
                    break;
                }
                p = Matrices.sum(residual, next / square, p);
                square = next;
            }
            return Matrices.dot(x, slope) < 0 ? x : Matrices.times(-1, slope);
        }
    }

    /**
     * Returns the direction at a point.
     *
     * @param gradient tangent part of the gradient, not zero
     */
    SpectralDirection direction(R064Store point, R064Store gradient) {
        R064Store zero = R064Store.FACTORY.make(gradient.getRowDim(), gradient.getColDim());
        double tangent = SpectralDescent.TANGENT * Math.sqrt(Math.min(gradient.getRowDim(), gradient.getColDim()));
        Ascent ascent =
                start(point, gradient, last.map(n -> normalPart(point, n)).orElse(zero));
        boolean done = ascent.minimise(tangent) && negligible(ascent);
        if (!done) {
            int before = ascent.steps;
            ascent = continued(point, gradient, zero, tangent);
            ascent.steps += before;
        }
        last = Optional.of(ascent.normal);
        return feasible(ascent);
    }

    /** Returns the direction of the problem that is smoothed by a fixed μ; see {@link SpectralDescent#smoothed}. */
    R064Store smoothed(R064Store point, R064Store gradient, double mu) {
        R064Store zero = R064Store.FACTORY.make(gradient.getRowDim(), gradient.getColDim());
        double tangent = SpectralDescent.TANGENT * Math.sqrt(gradient.getColDim());
        Ascent ascent =
                new Ascent(point, gradient, last.map(n -> normalPart(point, n)).orElse(zero), mu);
        if (!ascent.minimise(tangent)) {
            ascent = new Ascent(point, gradient, zero, Math.max(mu, NEXT_MU * Matrices.norm(gradient)));
            while (ascent.norm.mu() > mu && ascent.minimise(ROUGH)) {
                ascent.smoothBy(Math.max(mu, NEXT_MU * ascent.norm.mu()));
            }
            ascent.smoothBy(mu);
            ascent.minimise(tangent);
        }
        last = Optional.of(ascent.normal);
        return manifold.project(point, Matrices.times(-1, ascent.norm.gradient()));
    }

    /** Returns an ascent whose μ is already negligible. */
    private Ascent start(R064Store point, R064Store gradient, R064Store normal) {
        double floor = SMALLEST_MU * Matrices.norm(gradient);
        Ascent ascent = new Ascent(point, gradient, normal, floor);
        ascent.smoothBy(Math.max(floor, NEGLIGIBLE_MU * ascent.norm.smallest()));
        return ascent;
    }

    private static boolean negligible(Ascent ascent) {
        return ascent.norm.mu() <= 10 * NEGLIGIBLE_MU * ascent.norm.smallest();
    }

    /** Returns an ascent by continuation in μ. */
    private Ascent continued(R064Store point, R064Store gradient, R064Store normal, double tangent) {
        double scale = Matrices.norm(gradient);
        Ascent ascent = new Ascent(point, gradient, normal, NEXT_MU * scale);
        while (true) {
            boolean lastMu = ascent.norm.mu() <= SMALLEST_MU * scale || negligible(ascent);
            boolean converged = ascent.minimise(lastMu ? tangent : ROUGH);
            if (lastMu || !converged) {
                return ascent;
            }
            double floor = SMALLEST_MU * scale;
            ascent.smoothBy(Math.max(floor, ascent.norm.mu() * NEXT_MU));
        }
    }

    /** Moves the sign into the tangent space and the ball, and measures the duality gap. */
    private SpectralDirection feasible(Ascent ascent) {
        R064Store step = manifold.project(ascent.point, Matrices.times(-1, ascent.norm.gradient()));
        double length = algebra.thinSvd(step).values()[0];
        R064Store inside = length > 1 ? Matrices.times(1 / length, step) : step;
        double bound = ascent.norm.nuclearNorm();
        double gap = (bound + Matrices.dot(ascent.gradient, inside)) / bound;
        return new SpectralDirection(inside, Math.max(0, gap), ascent.steps, 0);
    }

    private R064Store normalPart(R064Store point, R064Store ambient) {
        return Matrices.sum(ambient, -1, manifold.project(point, ambient));
    }
}
