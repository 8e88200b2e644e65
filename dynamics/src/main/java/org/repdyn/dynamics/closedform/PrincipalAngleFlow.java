package org.repdyn.dynamics.closedform;

import java.util.Arrays;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.algebra.ThinSvd;
import org.repdyn.core.observable.Modes;
import org.repdyn.core.options.Decimals;

/**
 * Ẇ = −msign((I − WWᵀ)CW) from WᵀW = I, the flow of Muon for tr(WᵀCW) on the Grassmannian, if the principal vectors of W(0) and of the
 * bottom eigenspace are eigenvectors of C: each principal angle turns in a plane of its own, θᵢ(t) = max(θᵢ(0) − t, 0), whatever the gaps of
 * the eigenvalues.
 *
 * <p>With W(0) = (V₁A cos Θ + V₂D sin Θ)Bᵀ, V₁ the k bottom eigenvectors and V₂ the others, the gradient along these planes is the matrix K =
 * cos Θ·DᵀΛ₂D·sin Θ − sin Θ·AᵀΛ₁A·cos Θ. It must be symmetric positive definite, so that its sign is the identity: AᵀΛ₁A and DᵀΛ₂D are
 * diagonal between planes of different angles, and DᵀΛ₂D − AᵀΛ₁A is positive definite among those of equal angles.
 *
 * <p>Columns of length c turn c times slower, because a step has a spectral norm and not an angle.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PrincipalAngleFlow {

    /** Coupling between planes, relative to the range of the eigenvalues, that counts as rounding of views and weights. */
    private static final double ROUNDING = 1e-10;

    /** Difference below which two angles, or an angle and zero, are equal: half of the digits, as rounding of sines allows. */
    private static final double EQUAL = 1e-8;

    private final LinearAlgebra algebra;
    private final SymmetricEigen eigen;
    private final double scale;
    private final int rows;
    private final int columns;
    /** A, k×k. */
    private final R064Store inside;
    /** D, (d − k)×k; columns of angle 0 are arbitrary. */
    private final R064Store outside;
    /** B, k×k. */
    private final R064Store right;

    private final double[] start;

    /**
     * Creates the flow.
     *
     * @param c C, d×d, symmetric
     * @param start W(0), d×k, WᵀW = scale²·I
     * @param scale length of a column
     * @throws IllegalArgumentException if the start has another number of rows than C or is not finite, or the scale is not positive and finite
     */
    public PrincipalAngleFlow(R064Store c, R064Store start, double scale, LinearAlgebra algebra) {
        FlowArguments.scale(scale);
        FlowArguments.start(c, start);
        this.algebra = algebra;
        this.eigen = algebra.symmetricEigen(c);
        this.scale = scale;
        this.rows = start.getRowDim();
        this.columns = start.getColDim();
        R064Store y = algebra.multiplyLeftTransposed(eigen.vectors(), start);
        for (int i = 0; i < y.data.length; i++) {
            y.data[i] /= scale;
        }
        // Rows of zeros make room for k singular vectors where fewer than k rows are outside.
        R064Store lower = R064Store.FACTORY.make(Math.max(rows - columns, columns), columns);
        R064Store upper = R064Store.FACTORY.make(columns, columns);
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                if (i < columns) {
                    upper.set(i, j, y.doubleValue(i, j));
                } else {
                    lower.set(i - columns, j, y.doubleValue(i, j));
                }
            }
        }
        ThinSvd svd = algebra.thinSvd(lower);
        right = svd.right();
        outside = R064Store.FACTORY.copy(svd.left().limits(rows - columns, columns));
        inside = algebra.multiply(upper, right);
        this.start = new double[columns];
        for (int j = 0; j < columns; j++) {
            double cosine = 0;
            for (int i = 0; i < columns; i++) {
                cosine = Math.hypot(cosine, inside.doubleValue(i, j));
            }
            this.start[j] = Math.atan2(svd.values()[j], cosine);
            for (int i = 0; i < columns && cosine > 0; i++) {
                inside.set(i, j, inside.doubleValue(i, j) / cosine);
            }
        }
    }

    /** Returns why the angles do not turn in planes of their own; empty if they do. */
    public Optional<String> objection() {
        double range = eigen.values()[rows - 1] - eigen.values()[0];
        if (range == 0) {
            return Optional.empty();
        }
        if (start[0] > Math.PI / 2 - EQUAL) {
            return Optional.of("an initial principal angle is a right angle, from which no direction is distinguished");
        }
        R064Store bottom = quadratic(inside, 0);
        R064Store top = quadratic(outside, columns);
        double leak = leak(top) / range;
        double coupling = 0;
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < columns; j++) {
                if (moves(j) && (!moves(i) || start[i] - start[j] > EQUAL || start[j] - start[i] > EQUAL)) {
                    double outer = moves(i) ? Math.abs(top.doubleValue(i, j)) : 0;
                    coupling = Math.max(coupling, Math.max(Math.abs(bottom.doubleValue(i, j)), outer));
                }
            }
        }
        double worst = Math.max(leak, coupling / range);
        if (!(worst <= ROUNDING)) {
            return Optional.of(
                    "the initial weights do not turn in planes of two eigenvectors: their principal vectors miss"
                            + " eigenvectors by " + Decimals.text(worst) + " of the range of eigenvalues");
        }
        return falls(bottom, top, range)
                ? Optional.empty()
                : Optional.of("in one of the planes of the initial weights the eigenvalues do not differ");
    }

    private boolean moves(int plane) {
        return start[plane] > EQUAL;
    }

    /** Returns BᵀΛB of a block of the eigenvalues. */
    private R064Store quadratic(R064Store basis, int first) {
        R064Store scaled = basis.copy();
        for (int j = 0; j < basis.getColDim(); j++) {
            for (int i = 0; i < basis.getRowDim(); i++) {
                scaled.set(i, j, eigen.values()[first + i] * basis.doubleValue(i, j));
            }
        }
        return algebra.multiplyLeftTransposed(basis, scaled);
    }

    /** Returns ‖Λ₂D − D·DᵀΛ₂D‖ over the planes that move, weighted by the sines of their angles. */
    private double leak(R064Store top) {
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows - columns; i++) {
                double entry = eigen.values()[columns + i] * outside.doubleValue(i, j);
                for (int l = 0; l < columns; l++) {
                    entry -= moves(l) ? outside.doubleValue(i, l) * top.doubleValue(l, j) : 0;
                }
                sum += entry * entry * Math.pow(Math.sin(start[j]), 2);
            }
        }
        return Math.sqrt(sum);
    }

    /** Returns true if DᵀΛ₂D − AᵀΛ₁A is positive definite among planes of equal angles. */
    private boolean falls(R064Store bottom, R064Store top, double range) {
        for (int first = 0; first < columns && moves(first); ) {
            int end = first + 1;
            while (end < columns && moves(end) && start[first] - start[end] <= EQUAL) {
                end++;
            }
            R064Store difference = R064Store.FACTORY.make(end - first, end - first);
            for (int i = first; i < end; i++) {
                for (int j = first; j < end; j++) {
                    difference.set(i - first, j - first, top.doubleValue(i, j) - bottom.doubleValue(i, j));
                }
            }
            if (!(algebra.symmetricEigen(difference).values()[0] > ROUNDING * range)) {
                return false;
            }
            first = end;
        }
        return true;
    }

    /**
     * Returns the principal angles to the bottom eigenspace in radians, largest first.
     *
     * @param time t &ge; 0; may be infinite
     * @throws IllegalArgumentException if it is negative or NaN
     */
    public double[] angles(double time) {
        FlowArguments.time(time);
        return Arrays.stream(start)
                .map(angle -> Math.max(angle - time / scale, 0))
                .toArray();
    }

    /** Returns the part of W(t) along each eigenvector of C, one per row. */
    public R064Store parts(double time) {
        double[] angles = angles(time);
        R064Store turned = R064Store.FACTORY.make(rows, columns);
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                turned.set(
                        i,
                        j,
                        scale
                                * (i < columns
                                        ? Math.cos(angles[j]) * inside.doubleValue(i, j)
                                        : Math.sin(angles[j]) * outside.doubleValue(i - columns, j)));
            }
        }
        return algebra.multiplyRightTransposed(turned, right);
    }

    /** Returns W(t), the frame that the flow carries along from W(0). */
    public R064Store weights(double time) {
        return algebra.multiply(eigen.vectors(), parts(time));
    }

    /** Returns the loss tr(WᵀCW). */
    public double loss(double time) {
        R064Store parts = parts(time);
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                sum += eigen.values()[i] * parts.doubleValue(i, j) * parts.doubleValue(i, j);
            }
        }
        return sum;
    }

    /**
     * Returns the eigenvectors of C in ascending order of the eigenvalues.
     *
     * @param block index of W among the weight blocks
     */
    Modes modes(int block) {
        return Modes.ofWeights(eigen.values(), eigen.vectors(), block);
    }

    /** Returns the bottom eigenspace, d×k; empty if λ_k = λ_{k+1} to rounding. */
    public Optional<R064Store> limitBasis() {
        double[] values = eigen.values();
        double rounding = rows * Math.ulp(Math.max(Math.abs(values[0]), Math.abs(values[rows - 1])));
        return rows > columns && !(values[columns] - values[columns - 1] > rounding)
                ? Optional.empty()
                : Optional.of(R064Store.FACTORY.copy(eigen.vectors().limits(rows, columns)));
    }
}
