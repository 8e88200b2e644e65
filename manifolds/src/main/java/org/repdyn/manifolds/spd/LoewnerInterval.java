package org.repdyn.manifolds.spd;

import java.util.Objects;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.dense.JacobiEigen;
import org.repdyn.manifolds.dense.LowerFactor;
import org.repdyn.manifolds.dense.Symmetry;
import org.repdyn.manifolds.dense.WeightedGram;
import org.repdyn.manifolds.optimisation.LinearMinimiser;

/**
 * The matrices L ≼ Z ≼ U in the order of Loewner, with their {@link LinearMinimiser} in the affine-invariant metric: a geodesically convex set, as the
 * geometric mean is monotone. The Karcher mean of matrices lies between their harmonic and their arithmetic mean.
 *
 * <p>In the frame of the Cholesky factor of X the function is f(Y) = tr(S·log Y), S = C⁻¹GC⁻ᵀ. A linear function tr(M·Y) over the interval has the exact
 * minimiser L + R·[−sgn(RMR)]₊·R with R = (U − L)^½ (Weber, Sra 2023, the Euclidean oracle). Steps to it, with M the derivative of f, start at X
 * and end where the linear function promises less than {@value #ENOUGH} of what it promised at X. The single formula L + Pᵀ[−sgn D]₊P in the
 * eigenbasis of S, D its eigenvalues, is the minimiser only if S commutes with L and U: at random 3×3 matrices f is up to 0.8 above the values found here.
 * The function is not convex, so that f may be above its global minimum, but never above f(X) = 0.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LoewnerInterval implements LinearMinimiser {

    /** Share of the decrease that a linear function promises at X, below which steps end. */
    private static final double ENOUGH = 1e-6;

    private static final int MAX_STEPS = 100;

    private static final int MAX_HALVINGS = 30;

    /** Share of the promised decrease that a step must keep. */
    private static final double ARMIJO = 1e-3;

    private final int n;
    private final R064Store lower;
    private final R064Store width;
    private final LowerFactor cholesky;
    private final PositiveSpectrum spectrum;
    private final JacobiEigen eigen;
    private final double[] weights;
    private final R064Store slope;
    private final R064Store low;
    private final R064Store root;
    private final R064Store derivative;
    private final R064Store at;
    private final R064Store target;
    private final R064Store trial;
    private final R064Store work;

    /**
     * Creates the set between two matrices, which are copied.
     *
     * @param lower L, symmetric positive definite
     * @param upper U, symmetric, with U − L positive definite
     * @throws IllegalArgumentException if the shapes differ, or L or U − L is not positive definite
     */
    public LoewnerInterval(R064Store lower, R064Store upper) {
        Objects.requireNonNull(lower, "the argument lower is null; give a symmetric positive definite matrix");
        Objects.requireNonNull(upper, "the argument upper is null; give a symmetric matrix above the lower one");
        n = lower.getRowDim();
        if (lower.getColDim() != n || upper.getRowDim() != n || upper.getColDim() != n) {
            throw new IllegalArgumentException("an interval needs two square matrices of one size, got "
                    + lower.getRowDim() + "×" + lower.getColDim() + " and " + upper.getRowDim() + "×"
                    + upper.getColDim());
        }
        cholesky = new LowerFactor(n);
        this.lower = lower.copy();
        Symmetry.symmetricPart(lower, this.lower);
        width = upper.copy();
        Entries.subtract(upper, lower, width);
        Symmetry.symmetricPart(width, width);
        if (!cholesky.factor(this.lower) || !cholesky.factor(width)) {
            throw new IllegalArgumentException(
                    "an interval needs a positive-definite lower matrix and an upper one above it: lower and upper −"
                            + " lower must both be positive definite");
        }
        spectrum = new PositiveSpectrum(n);
        eigen = new JacobiEigen(n);
        weights = new double[n];
        work = lower.copy();
        slope = work.copy();
        low = work.copy();
        root = work.copy();
        derivative = work.copy();
        at = work.copy();
        target = work.copy();
        trial = work.copy();
    }

    /**
     * Computes a point of the set at which ⟨G, log_X(Z)⟩ is smallest near the way that Frank and Wolfe's method takes from X.
     *
     * @throws IllegalArgumentException if a matrix is not n×n
     * @throws ArithmeticException if X is not positive definite to rounding
     */
    @Override
    public void minimise(R064Store point, R064Store gradient, R064Store result) {
        check("point", point);
        check("gradient", gradient);
        check("result", result);
        if (!cholesky.factor(point)) {
            throw new ArithmeticException(
                    "the point is not positive definite to rounding; give a point of the interval");
        }
        cholesky.whiten(gradient, slope);
        cholesky.whiten(lower, low);
        cholesky.whiten(width, work);
        eigen.decompose(work);
        for (int i = 0; i < n; i++) {
            weights[i] = Math.sqrt(Math.max(0, eigen.values[i]));
        }
        WeightedGram.compute(eigen.vectors, weights, root);
        for (int i = 0; i < n * n; i++) {
            at.data[i] = i % (n + 1) == 0 ? 1 : 0;
        }
        descend();
        eigen.decompose(at);
        cholesky.multiply(eigen.vectors, work);
        WeightedGram.compute(work, eigen.values, result);
    }

    /** Moves {@link #at} from the identity to a point where no step of Frank and Wolfe's method lowers f. */
    private void descend() {
        double value = 0;
        double first = 0;
        for (int step = 0; step < MAX_STEPS; step++) {
            spectrum.decompose(at);
            spectrum.logDerivative(slope, derivative);
            linearMinimum();
            Entries.subtract(target, at, target);
            double promised = -Entries.dot(derivative, target);
            first = step == 0 ? promised : first;
            if (!(promised > ENOUGH * first)) {
                return;
            }
            double t = 1;
            double next = valueAt(t);
            for (int i = 0; i < MAX_HALVINGS && !(next <= value - ARMIJO * t * promised); i++) {
                t /= 2;
                next = valueAt(t);
            }
            if (!(next < value)) {
                return;
            }
            value = next;
            Entries.copy(trial, at);
        }
    }

    /** Computes f at {@code at} + t·{@code target}, which it leaves in {@link #trial}. */
    private double valueAt(double t) {
        Entries.combine(1, at, t, target, trial);
        spectrum.decompose(trial);
        spectrum.logarithm(work);
        return Entries.dot(slope, work);
    }

    /** Computes the minimiser L + R·[−sgn(RMR)]₊·R of tr(M·Y) in {@link #target}. */
    private void linearMinimum() {
        derivative.multiply(root, work);
        root.multiply(work, trial);
        Symmetry.symmetricPart(trial, work);
        eigen.decompose(work);
        for (int i = 0; i < n; i++) {
            weights[i] = eigen.values[i] < 0 ? 1 : 0;
        }
        root.multiply(eigen.vectors, work);
        WeightedGram.compute(work, weights, trial);
        Entries.combine(1, low, 1, trial, target);
    }

    private void check(String name, R064Store matrix) {
        Objects.requireNonNull(matrix, () -> "the argument " + name + " is null; give a matrix of this interval");
        if (matrix.getRowDim() != n || matrix.getColDim() != n) {
            throw new IllegalArgumentException("the argument " + name + " is a " + matrix.getRowDim() + "×"
                    + matrix.getColDim() + " matrix, but matrices of this interval are " + n + "×" + n);
        }
    }
}
