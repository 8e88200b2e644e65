package org.repdyn.manifolds.gram;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.dense.JacobiSvd;
import org.repdyn.manifolds.dense.Lyapunov;
import org.repdyn.manifolds.dense.PairMemory;
import org.repdyn.manifolds.dense.Symmetry;

/** The action Y → YQ of the orthogonal group on n×k factors: its horizontal spaces and the alignment of two factors. */
final class Rotations {

    private final LinearAlgebra algebra = LinearAlgebra.ojAlgo();
    private final int k;
    private final Lyapunov lyapunov;
    private final JacobiSvd svd;
    private final R064Store gram;
    private final R064Store skew;
    private final R064Store product;
    private final R064Store cross;
    /** Factor whose Gram matrix is decomposed, twice: the operations at one point share it. */
    private final PairMemory prepared;

    /** Factors of the last alignment, which the transports of several vectors between two points share. */
    private final PairMemory aligned;

    /** The floor of the last alignment. */
    private double alignedFloor;

    /** Its smallest singular value, relative to the largest one. */
    private double alignedRatio;

    /** Singular value of YᵀZ, relative to the largest one, below which a transport does not rotate. */
    static final double CLEAR = 1e-6;

    /** The rotation that the last alignment found. */
    final R064Store rotation;

    Rotations(int rows, int columns) {
        k = columns;
        lyapunov = new Lyapunov(k);
        svd = new JacobiSvd(k, k);
        gram = R064Store.FACTORY.make(k, k);
        skew = R064Store.FACTORY.make(k, k);
        cross = R064Store.FACTORY.make(k, k);
        prepared = new PairMemory(rows, k);
        aligned = new PairMemory(rows, k);
        rotation = R064Store.FACTORY.make(k, k);
        product = R064Store.FACTORY.make(rows, k);
    }

    /**
     * Subtracts YΩ, Ω skew with YᵀYΩ + ΩYᵀY = YᵀZ − ZᵀY, from {@code z}, so that Yᵀz is symmetric.
     *
     * @return true if digits have cancelled, so that rounding errors of YΩ in other directions may be large beside what is left
     */
    boolean makeHorizontal(R064Store y, R064Store z) {
        if (!prepared.has(y, y)) {
            prepared.forget();
            gram(y, y, gram);
            lyapunov.prepare(gram);
            prepared.remember(y, y);
        }
        for (int pass = 0; pass < 2; pass++) {
            gram(y, z, skew);
            Symmetry.skewPart(skew, skew);
            Entries.scale(2, skew, skew);
            lyapunov.solve(skew, skew);
            Symmetry.skewPart(skew, skew);
            multiply(y, skew, product);
            Entries.subtract(z, product, z);
            if (!cancels(z)) {
                return pass > 0;
            }
        }
        return true;
    }

    /** Returns true if rounding of the part YΩ that was subtracted, at most ε·‖Y‖·‖Ω‖, may be large beside what is left, so that a second pass must remove it. */
    private boolean cancels(R064Store left) {
        double trace = 0;
        for (int i = 0; i < k; i++) {
            trace += gram.data[i * k + i];
        }
        // Squares that underflow or overflow are equal, and say nothing.
        return !(trace * Entries.dot(skew, skew) < Entries.dot(left, left));
    }

    /**
     * Computes the rotation O that minimises ‖YO − Z‖: the polar factor of YᵀZ. Where YᵀZ is singular it is completed such
     * that O is the identity for Z = Y.
     *
     * @return the smallest singular value of YᵀZ, relative to the largest one
     */
    double align(R064Store y, R064Store z) {
        return align(y, z, k * Math.ulp(1.0));
    }

    /**
     * Computes the rotation of {@link #align(R064Store, R064Store)} in the part of the space where YᵀZ says clearly what it is: singular
     * vectors whose values are below {@code floor} times the largest one are turned by no more than the others require. Near
     * a point of lower rank the nearest rotation is arbitrary there, and would turn a transported vector from step to step.
     */
    double align(R064Store y, R064Store z, double floor) {
        if (floor == alignedFloor && aligned.has(y, z)) {
            return alignedRatio;
        }
        aligned.forget();
        gram(y, z, cross);
        svd.decompose(cross);
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (double value : svd.values) {
            largest = Math.max(largest, value);
            smallest = Math.min(smallest, value);
        }
        for (int j = 0; j < k; j++) {
            if (!(svd.values[j] > floor * largest)) {
                complete(j, floor * largest);
            }
        }
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < k; i++) {
                double sum = 0;
                for (int l = 0; l < k; l++) {
                    sum += svd.left.data[l * k + i] * svd.right.data[l * k + j];
                }
                rotation.data[j * k + i] = sum;
            }
        }
        aligned.remember(y, z);
        alignedFloor = floor;
        alignedRatio = largest == 0 ? 0 : smallest / largest;
        return alignedRatio;
    }

    /** Replaces left vector j by the part of right vector j, or of a unit vector, that is orthogonal to the others. */
    private void complete(int j, double least) {
        double[] u = svd.left.data;
        for (int attempt = -1; attempt < k; attempt++) {
            for (int i = 0; i < k; i++) {
                u[j * k + i] = attempt < 0 ? svd.right.data[j * k + i] : i == attempt ? 1 : 0;
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int l = 0; l < k; l++) {
                    boolean settled = l < j || svd.values[l] > least;
                    if (l != j && settled) {
                        double along = 0;
                        for (int i = 0; i < k; i++) {
                            along += u[l * k + i] * u[j * k + i];
                        }
                        for (int i = 0; i < k; i++) {
                            u[j * k + i] -= along * u[l * k + i];
                        }
                    }
                }
            }
            double length = 0;
            for (int i = 0; i < k; i++) {
                length = Math.hypot(length, u[j * k + i]);
            }
            // One of the k unit vectors has at least this length beside the other k − 1 columns.
            if (length >= 0.5 / Math.sqrt(k)) {
                for (int i = 0; i < k; i++) {
                    u[j * k + i] /= length;
                }
                return;
            }
        }
    }

    /** Computes result = aᵀb. */
    void gram(R064Store a, R064Store b, R064Store result) {
        algebra.multiply(a, true, b, false, result);
    }

    /** Computes result = y·m for a k×k matrix m. */
    void multiply(R064Store y, R064Store m, R064Store result) {
        algebra.multiply(y, false, m, false, result);
    }
}
