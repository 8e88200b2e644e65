package org.repdyn.ntk.analytic;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;

/** The factor R of a positive semi-definite kernel K = RRᵀ with as many columns as K has rank. */
final class KernelSpectrum {

    private static final double EPSILON = 0x1p-52;

    /** Negative eigenvalues up to this many times n·ε·λ_max are rounding. */
    private static final double ROUNDING = 10;

    private KernelSpectrum() {}

    /**
     * R = Q_r·Λ_r^{½}, N×r, eigenvalues below n·ε·λ_max left out.
     *
     * @throws ArithmeticException where an eigenvalue is negative beyond rounding, with the numbers
     */
    static R064Store root(R064Store kernel, LinearAlgebra algebra) {
        SymmetricEigen eigen = algebra.symmetricEigen(kernel);
        int n = kernel.getRowDim();
        double[] values = eigen.values();
        double largest = Math.max(0, values[n - 1]);
        double resolution = n * EPSILON * Math.max(largest, -values[0]);
        if (values[0] < -ROUNDING * resolution) {
            throw new ArithmeticException("the kernel is not positive semi-definite: its smallest eigenvalue is "
                    + values[0] + ", its largest " + largest + "; rounding explains no less than "
                    + -ROUNDING * resolution);
        }
        int first = 0;
        while (first < n && values[first] <= resolution) {
            first++;
        }
        R064Store root = R064Store.FACTORY.make(n, n - first);
        for (int j = first; j < n; j++) {
            double scale = Math.sqrt(values[j]);
            for (int i = 0; i < n; i++) {
                root.data[(j - first) * n + i] = scale * eigen.vectors().doubleValue(i, j);
            }
        }
        return root;
    }
}
