package org.repdyn.manifolds.optimisation;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spi.Manifold;

/**
 * Solves min ⟨∇f, V⟩ + ‖V‖²/(2t) + λ‖X + V‖₁ over tangent V. With N normal, V(N) = soft(X − t(∇f + N), tλ) − X, and the dual problem is that V(N)
 * is tangent: a nonsmooth equation in N, solved by a semismooth Newton method with conjugate gradients (Chen, Ma, So, Zhang 2020, section 4).
 */
final class ProximalStep {

    /** Normal part of V relative to its size that counts as rounding. */
    private static final double TANGENT = 1e-13;

    private static final int MAX_STEPS = 50;
    private static final int MAX_PRODUCTS = 200;
    private static final int MAX_HALVINGS = 30;

    /** Smallest relative residual that is asked of a Newton equation. */
    private static final double SOLVED = 1e-10;

    private final Manifold manifold;
    private final double weight;
    private final R064Store normal;
    private final R064Store step;
    private final R064Store active;
    private final R064Store defect;

    ProximalStep(Manifold manifold, double weight, R064Store shape) {
        this.manifold = manifold;
        this.weight = weight;
        normal = Entries.like(shape);
        step = Entries.like(shape);
        active = Entries.like(shape);
        defect = Entries.like(shape);
    }

    /**
     * Returns V, valid until the next call. N starts from that of the last call.
     *
     * @param gradient Euclidean gradient of the smooth part
     * @param t step size
     */
    R064Store solve(R064Store point, R064Store gradient, double t) {
        Entries.copy(normalPart(point, normal), normal);
        double size = evaluate(point, gradient, t, normal);
        for (int i = 0; i < MAX_STEPS && size > TANGENT * scale(point); i++) {
            R064Store direction = newton(point, t, size);
            double factor = 1;
            boolean falls = false;
            R064Store trial = Entries.like(normal);
            for (int h = 0; h < MAX_HALVINGS && !falls; h++, factor /= 2) {
                Entries.combine(1, normal, factor, direction, trial);
                falls = evaluate(point, gradient, t, trial) < (1 - 1e-4 * factor) * size;
            }
            if (!falls) {
                break;
            }
            Entries.copy(normalPart(point, trial), normal);
            size = evaluate(point, gradient, t, normal);
        }
        evaluate(point, gradient, t, normal);
        Entries.copy(manifold.project(point, step), step);
        return step;
    }

    private static double scale(R064Store point) {
        return Math.max(Entries.norm(point), Double.MIN_NORMAL);
    }

    /** Sets V(N), its normal part, and where it depends on N; returns the length of the normal part. */
    private double evaluate(R064Store point, R064Store gradient, double t, R064Store n) {
        for (int i = 0; i < step.data.length; i++) {
            double moved = point.data[i] - t * (gradient.data[i] + n.data[i]);
            double excess = Math.abs(moved) - t * weight;
            active.data[i] = excess > 0 ? 1 : 0;
            step.data[i] = (excess > 0 ? Math.signum(moved) * excess : 0) - point.data[i];
        }
        Entries.copy(normalPart(point, step), defect);
        return Entries.norm(defect);
    }

    /** Returns the solution H of t·Q(active∘H) + δH = QV, Q the projection onto the normal space; δ keeps it regular. */
    private R064Store newton(R064Store point, double t, double size) {
        double damping = t * Math.min(1e-3, size);
        R064Store x = Entries.like(defect);
        R064Store residual = Entries.copyOf(defect);
        R064Store p = Entries.copyOf(defect);
        double square = size * size;
        int limit = Math.min(MAX_PRODUCTS, 2 * Math.max(1, defect.data.length - manifold.dimension()));
        for (int i = 0; i < limit; i++) {
            R064Store masked = Entries.like(p);
            for (int j = 0; j < p.data.length; j++) {
                masked.data[j] = t * active.data[j] * p.data[j];
            }
            R064Store product = normalPart(point, masked);
            Entries.add(damping, p, product);
            double curvature = dot(p, product);
            if (!(curvature > 0)) {
                break;
            }
            double alpha = square / curvature;
            Entries.add(alpha, p, x);
            Entries.add(-alpha, product, residual);
            double next = dot(residual, residual);
            if (Math.sqrt(next) <= SOLVED * size) {
                break;
            }
            Entries.combine(1, residual, next / square, p, p);
            square = next;
        }
        return x;
    }

    private static double dot(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }

    private R064Store normalPart(R064Store point, R064Store ambient) {
        R064Store result = manifold.project(point, ambient);
        Entries.combine(1, ambient, -1, result, result);
        return result;
    }
}
