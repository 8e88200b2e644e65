package org.repdyn.kernels.lowrank;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;

/** The residual K − LLᵀ of a pivoted Cholesky factorisation: its diagonal, while the factor L gets one column for each landmark. */
final class CholeskyResidual {

    private final KernelEntries kernel;
    private final int n;
    /** Diagonal of K. */
    private final double[] original;
    /** Diagonal of K − LLᵀ. */
    private final double[] rest;
    /** Columns of L, one after the other. */
    private final double[] l;

    private final double[] column;
    private final int[] landmarks;
    private int rank;
    private double trace;

    /**
     * Starts with L = 0.
     *
     * @param most largest number of landmarks
     * @throws ArithmeticException if a diagonal entry is negative
     */
    CholeskyResidual(KernelEntries kernel, int most) {
        this.kernel = kernel;
        this.n = kernel.size();
        this.rest = new double[n];
        kernel.diagonal(rest);
        for (int i = 0; i < n; i++) {
            if (!(rest[i] >= 0)) {
                throw new ArithmeticException("the kernel is not positive semi-definite: its diagonal entry " + (i + 1)
                        + " (counted from 1) is " + Decimals.text(rest[i]));
            }
            trace += rest[i];
        }
        this.original = rest.clone();
        this.l = new double[Math.multiplyExact(n, most)];
        this.column = new double[n];
        this.landmarks = new int[most];
    }

    /** Returns true if there are as many landmarks as allowed. */
    boolean full() {
        return rank == landmarks.length;
    }

    /** Returns tr(K − LLᵀ); rounding errors can make it negative. */
    double trace() {
        return trace;
    }

    /** Returns L, n×r. */
    R064Store factor() {
        R064Store factor = R064Store.FACTORY.make(n, rank);
        System.arraycopy(l, 0, factor.data, 0, n * rank);
        return factor;
    }

    /** Returns the indices of the landmarks in their order. */
    int[] landmarks() {
        return Arrays.copyOf(landmarks, rank);
    }

    /** Makes the largest diagonal entry the next landmark. Returns false if all entries are rounding errors. */
    boolean addLandmark() {
        int pivot = 0;
        for (int i = 1; i < n; i++) {
            pivot = rest[i] > rest[pivot] ? i : pivot;
        }
        if (!(rest[pivot] > n * 0x1p-52 * original[pivot])) {
            return false;
        }
        kernel.column(pivot, column);
        System.arraycopy(column, 0, l, rank * n, n);
        subtractColumns(pivot);
        divideAndUpdate(pivot);
        landmarks[rank++] = pivot;
        return true;
    }

    /** Subtracts from the new column of K its part in LLᵀ. */
    private void subtractColumns(int pivot) {
        for (int p = 0; p < rank; p++) {
            subtract(l[p * n + pivot], l, p * n, rank * n, n);
        }
    }

    /** Subtracts a multiple of {@code n} entries from other ones of the same array. */
    private static void subtract(double factor, double[] l, int from, int to, int n) {
        for (int i = 0; i < n; i++) {
            l[to + i] -= factor * l[from + i];
        }
    }

    /** Divides the new column by the root of its pivot, and subtracts its squares from the diagonal. */
    private void divideAndUpdate(int pivot) {
        int to = rank * n;
        double root = Math.sqrt(rest[pivot]);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            l[to + i] /= root;
            rest[i] = Math.max(0, rest[i] - l[to + i] * l[to + i]);
            sum += rest[i];
        }
        // The column is 0 in the rows of earlier landmarks, where the residual is.
        for (int p = 0; p < rank; p++) {
            l[to + landmarks[p]] = 0;
        }
        trace = sum - rest[pivot];
        rest[pivot] = 0;
    }
}
