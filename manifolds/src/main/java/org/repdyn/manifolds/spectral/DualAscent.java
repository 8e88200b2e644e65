package org.repdyn.manifolds.spectral;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spi.Manifold;

/**
 * Minimises ‖G + N‖_* over normal N by Newton's method on f_μ(N) = Σ√(σᵢ(G + N)² + μ²) with truncated conjugate gradients, and μ that falls to
 * zero. The gradient of f_μ is the normal part of msign_μ(G + N), so that A = −msign(G + N) becomes tangent. If G + N keeps full rank, A is
 * exact up to rounding; at a loss of rank A is not a matrix sign, and the limit of μ → 0 is accurate to about {@value #SMALLEST_MU}.
 *
 * <p>The steps and the products with the Hessian allocate nothing; all matrices of the iteration are made once.
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

    /** N, also the start of the next ascent. */
    private R064Store normal;

    private R064Store trialNormal;
    private SmoothedNuclearNorm norm;
    private SmoothedNuclearNorm trialNorm;
    /** Normal part of the gradient of f at N. */
    private R064Store slope;

    private R064Store trialSlope;
    private final R064Store newton;
    private final R064Store residual;
    private final R064Store conjugate;
    private final R064Store product;
    private final R064Store ambient;
    private final R064Store projected;

    private int steps;

    DualAscent(Manifold manifold, LinearAlgebra algebra) {
        this.manifold = manifold;
        this.algebra = algebra;
        normal = matrix();
        trialNormal = matrix();
        norm = new SmoothedNuclearNorm(manifold.rows(), manifold.columns(), algebra);
        trialNorm = new SmoothedNuclearNorm(manifold.rows(), manifold.columns(), algebra);
        slope = matrix();
        trialSlope = matrix();
        newton = matrix();
        residual = matrix();
        conjugate = matrix();
        product = matrix();
        ambient = matrix();
        projected = matrix();
    }

    private R064Store matrix() {
        return R064Store.FACTORY.make(manifold.rows(), manifold.columns());
    }

    /**
     * Returns the direction at a point.
     *
     * @param gradient tangent part of the gradient, not zero
     */
    SpectralDirection direction(R064Store point, R064Store gradient) {
        double tangent = SpectralDescent.TANGENT * Math.sqrt(Math.min(gradient.getRowDim(), gradient.getColDim()));
        double floor = SMALLEST_MU * Matrices.norm(gradient);
        begin(point, gradient, floor);
        // A μ that is already negligible.
        smoothBy(point, Math.max(floor, NEGLIGIBLE_MU * norm.smallest()));
        if (!minimise(point, gradient, tangent) || !negligible()) {
            Arrays.fill(normal.data, 0);
            continued(point, gradient, tangent);
        }
        return feasible(point, gradient);
    }

    /** Returns the direction of the problem that is smoothed by a fixed μ; see {@link SpectralDescent#smoothed}. */
    R064Store smoothed(R064Store point, R064Store gradient, double mu) {
        double tangent = SpectralDescent.TANGENT * Math.sqrt(gradient.getColDim());
        begin(point, gradient, mu);
        if (!minimise(point, gradient, tangent)) {
            Arrays.fill(normal.data, 0);
            evaluate(point, gradient, Math.max(mu, NEXT_MU * Matrices.norm(gradient)));
            while (norm.mu() > mu && minimise(point, gradient, ROUGH)) {
                smoothBy(point, Math.max(mu, NEXT_MU * norm.mu()));
            }
            smoothBy(point, mu);
            minimise(point, gradient, tangent);
        }
        norm.gradient(ambient);
        return manifold.project(point, Matrices.times(-1, ambient));
    }

    /** Starts from the normal matrix of the last ascent. */
    private void begin(R064Store point, R064Store gradient, double mu) {
        steps = 0;
        normalPart(point, normal, normal);
        evaluate(point, gradient, mu);
    }

    /** Computes f and its slope at {@link #normal}. */
    private void evaluate(R064Store point, R064Store gradient, double mu) {
        Entries.combine(1, gradient, 1, normal, ambient);
        norm.moveTo(ambient, mu);
        slope(point, norm, slope);
    }

    private void smoothBy(R064Store point, double mu) {
        norm.smoothBy(mu);
        slope(point, norm, slope);
    }

    private boolean negligible() {
        return norm.mu() <= 10 * NEGLIGIBLE_MU * norm.smallest();
    }

    /** Minimises by continuation in μ. */
    private void continued(R064Store point, R064Store gradient, double tangent) {
        double scale = Matrices.norm(gradient);
        evaluate(point, gradient, NEXT_MU * scale);
        while (true) {
            boolean lastMu = norm.mu() <= SMALLEST_MU * scale || negligible();
            boolean converged = minimise(point, gradient, lastMu ? tangent : ROUGH);
            if (lastMu || !converged) {
                return;
            }
            smoothBy(point, Math.max(SMALLEST_MU * scale, norm.mu() * NEXT_MU));
        }
    }

    /** Makes Newton steps until the slope is below a bound; returns true if it is. */
    private boolean minimise(R064Store point, R064Store gradient, double bound) {
        for (int i = 0; i < MAX_STEPS; i++) {
            if (Matrices.norm(slope) <= bound) {
                return true;
            }
            steps++;
            if (!newtonStep(point, gradient)) {
                return false;
            }
        }
        return Matrices.norm(slope) <= bound;
    }

    private boolean newtonStep(R064Store point, R064Store gradient) {
        newtonDirection(point);
        double descent = Matrices.dot(slope, newton);
        double before = norm.value();
        double size = Matrices.norm(slope);
        double t = 1;
        for (int i = 0; i < MAX_HALVINGS; i++) {
            Entries.combine(1, normal, t, newton, trialNormal);
            normalPart(point, trialNormal, trialNormal);
            Entries.combine(1, gradient, 1, trialNormal, ambient);
            trialNorm.moveTo(ambient, norm.mu());
            slope(point, trialNorm, trialSlope);
            double change = trialNorm.value() - before;
            boolean drowned = Math.abs(change) <= 64 * Math.ulp(before);
            if (drowned ? Matrices.norm(trialSlope) < size : change <= 1e-4 * t * descent) {
                takeTrial();
                return true;
            }
            t /= 2;
        }
        return false;
    }

    private void takeTrial() {
        R064Store leftNormal = normal;
        normal = trialNormal;
        trialNormal = leftNormal;
        SmoothedNuclearNorm leftNorm = norm;
        norm = trialNorm;
        trialNorm = leftNorm;
        R064Store leftSlope = slope;
        slope = trialSlope;
        trialSlope = leftSlope;
    }

    /** Computes an approximate solution of the Newton equation in the normal space, a direction of descent, in {@link #newton}. */
    private void newtonDirection(R064Store point) {
        double size = Matrices.norm(slope);
        double goal = size * Math.max(SOLVED, Math.min(0.1, size));
        Arrays.fill(newton.data, 0);
        Entries.scale(-1, slope, residual);
        Entries.copy(residual, conjugate);
        double square = size * size;
        int limit = Math.min(MAX_PRODUCTS, Math.max(1, slope.data.length - manifold.dimension()));
        for (int i = 0; i < limit; i++) {
            norm.hessian(conjugate, ambient);
            normalPart(point, ambient, product);
            double curvature = Matrices.dot(conjugate, product);
            if (!(curvature > 0)) {
                break;
            }
            double alpha = square / curvature;
            Entries.combine(1, newton, alpha, conjugate, newton);
            Entries.combine(1, residual, -alpha, product, residual);
            double next = Matrices.dot(residual, residual);
            if (Math.sqrt(next) <= goal) {
                break;
            }
            Entries.combine(1, residual, next / square, conjugate, conjugate);
            square = next;
        }
        if (!(Matrices.dot(newton, slope) < 0)) {
            Entries.scale(-1, slope, newton);
        }
    }

    /** Moves the sign into the tangent space and the ball, and measures the duality gap. */
    private SpectralDirection feasible(R064Store point, R064Store gradient) {
        norm.gradient(ambient);
        R064Store step = manifold.project(point, Matrices.times(-1, ambient));
        double length = algebra.thinSvd(step).values()[0];
        R064Store inside = length > 1 ? Matrices.times(1 / length, step) : step;
        double bound = norm.nuclearNorm();
        double gap = (bound + Matrices.dot(gradient, inside)) / bound;
        return new SpectralDirection(inside, Math.max(0, gap), steps, 0);
    }

    private void slope(R064Store point, SmoothedNuclearNorm at, R064Store result) {
        at.gradient(ambient);
        normalPart(point, ambient, result);
    }

    /** Computes the normal part of a matrix; {@code result} may be the matrix. */
    private void normalPart(R064Store point, R064Store matrix, R064Store result) {
        manifold.project(point, matrix, projected);
        Entries.subtract(matrix, projected, result);
    }
}
