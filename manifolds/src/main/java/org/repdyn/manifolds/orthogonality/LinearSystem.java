package org.repdyn.manifolds.orthogonality;

import org.ojalgo.matrix.store.R064Store;

/** Small dense linear systems by LU decomposition with partial pivoting, in place and without allocation. */
final class LinearSystem {

    private LinearSystem() {}

    /**
     * Solves A·X = B for the leading {@code size} rows and columns of A.
     *
     * @param a coefficients, overwritten
     * @param b right-hand sides with at least {@code size} rows, overwritten by the solution
     * @param size number of equations
     * @return false if a pivot is zero or not finite, so that there is no unique solution
     */
    static boolean solve(R064Store a, R064Store b, int size) {
        double[] lu = a.data;
        double[] x = b.data;
        int n = a.getRowDim();
        int rows = b.getRowDim();
        int columns = b.getColDim();
        for (int j = 0; j < size; j++) {
            int pivot = j;
            for (int i = j + 1; i < size; i++) {
                if (Math.abs(lu[j * n + i]) > Math.abs(lu[j * n + pivot])) {
                    pivot = i;
                }
            }
            if (!(Math.abs(lu[j * n + pivot]) > 0) || Double.isInfinite(lu[j * n + pivot])) {
                return false;
            }
            if (pivot != j) {
                swapRows(lu, n, size, j, pivot);
                swapRows(x, rows, columns, j, pivot);
            }
            for (int i = j + 1; i < size; i++) {
                double factor = lu[j * n + i] / lu[j * n + j];
                for (int l = j + 1; l < size; l++) {
                    lu[l * n + i] -= factor * lu[l * n + j];
                }
                for (int l = 0; l < columns; l++) {
                    x[l * rows + i] -= factor * x[l * rows + j];
                }
            }
        }
        for (int l = 0; l < columns; l++) {
            for (int j = size - 1; j >= 0; j--) {
                double value = x[l * rows + j] / lu[j * n + j];
                x[l * rows + j] = value;
                for (int i = 0; i < j; i++) {
                    x[l * rows + i] -= lu[j * n + i] * value;
                }
            }
        }
        return true;
    }

    private static void swapRows(double[] m, int rows, int columns, int i, int j) {
        for (int l = 0; l < columns; l++) {
            double kept = m[l * rows + i];
            m[l * rows + i] = m[l * rows + j];
            m[l * rows + j] = kept;
        }
    }
}
