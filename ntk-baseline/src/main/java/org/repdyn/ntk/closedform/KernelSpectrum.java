package org.repdyn.ntk.closedform;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.options.Decimals;

/**
 * A positive semi-definite kernel K = QΛQᵀ on its range: eigenvalues below n·ε·λ_max are rounding and are left out, so
 * that the null space neither moves nor causes a division by zero.
 *
 * @param values the r eigenvalues above rounding, ascending
 * @param vectors Q, N×r
 * @param clipped number of eigenvalues that were negative by rounding and count as zero
 */
record KernelSpectrum(double[] values, R064Store vectors, int clipped) {

    /** Distance from 1 to the next double, 2⁻⁵². */
    private static final double EPSILON = 0x1p-52;

    /** Negative eigenvalues up to this many times n·ε·λ_max are rounding. */
    private static final double ROUNDING = 10;

    /**
     * Decomposes a kernel.
     *
     * @param kernel N×N, symmetric
     * @throws IllegalArgumentException if the kernel is not square or has no points
     * @throws ArithmeticException if an eigenvalue is negative beyond rounding; the message gives the numbers
     */
    static KernelSpectrum of(R064Store kernel, LinearAlgebra algebra) {
        int n = kernel.getRowDim();
        if (n == 0) {
            throw new IllegalArgumentException("the kernel has no points; give at least one");
        }
        SymmetricEigen eigen = algebra.symmetricEigen(kernel);
        double[] all = eigen.values();
        double largest = Math.max(0, all[n - 1]);
        double resolution = n * EPSILON * Math.max(largest, -all[0]);
        if (all[0] < -ROUNDING * resolution) {
            throw new ArithmeticException("the kernel is not positive semi-definite: its smallest eigenvalue is "
                    + Decimals.text(all[0]) + ", its largest " + Decimals.text(largest)
                    + "; rounding explains only values down to "
                    + Decimals.text(-ROUNDING * resolution));
        }
        int first = 0;
        int clipped = 0;
        while (first < n && all[first] <= resolution) {
            clipped += all[first] < 0 ? 1 : 0;
            first++;
        }
        double[] values = new double[n - first];
        System.arraycopy(all, first, values, 0, values.length);
        R064Store vectors = R064Store.FACTORY.make(n, values.length);
        System.arraycopy(eigen.vectors().data, first * n, vectors.data, 0, vectors.data.length);
        return new KernelSpectrum(values, vectors, clipped);
    }

    /** Returns the number N of points. */
    int size() {
        return vectors.getRowDim();
    }

    /** Returns the rank r to rounding. */
    int rank() {
        return values.length;
    }

    /** Returns R = QΛ^{½}, N×r, so that K = RRᵀ. */
    R064Store root() {
        return scaled(true);
    }

    /** Returns QΛ^{−½}, N×r: the pseudo-inverse of R, transposed. */
    R064Store inverseRoot() {
        return scaled(false);
    }

    private R064Store scaled(boolean up) {
        int n = size();
        R064Store result = R064Store.FACTORY.make(n, rank());
        for (int j = 0; j < rank(); j++) {
            double factor = up ? Math.sqrt(values[j]) : 1 / Math.sqrt(values[j]);
            for (int i = j * n; i < (j + 1) * n; i++) {
                result.data[i] = factor * vectors.data[i];
            }
        }
        return result;
    }
}
