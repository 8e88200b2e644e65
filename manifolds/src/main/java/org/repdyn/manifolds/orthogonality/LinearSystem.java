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
        for (int j = 0; j < size; j++) {
            int pivot = pivot(a, j, size);
            double value = a.data[j * a.getRowDim() + pivot];
            if (!(Math.abs(value) > 0) || Double.isInfinite(value)) {
                return false;
            }
            if (pivot != j) {
                swapRows(a.data, a.getRowDim(), size, j, pivot);
                swapRows(b.data, b.getRowDim(), b.getColDim(), j, pivot);
            }
            eliminate(a, b, j, size);
        }
        substitute(a, b, size);
        return true;
    }

    /** Returns the row of the largest entry of a column from the diagonal on. */
    private static int pivot(R064Store a, int column, int size) {
        int start = column * a.getRowDim();
        int pivot = column;
        for (int i = column + 1; i < size; i++) {
            if (Math.abs(a.data[start + i]) > Math.abs(a.data[start + pivot])) {
                pivot = i;
            }
        }
        return pivot;
    }

    /** Subtracts multiples of row j from those below, which makes their entries in column j zero. */
    private static void eliminate(R064Store a, R064Store b, int j, int size) {
        double[] lu = a.data;
        double[] x = b.data;
        int n = a.getRowDim();
        int rows = b.getRowDim();
        int columns = b.getColDim();
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

    /** Solves the upper triangular system that elimination leaves. */
    private static void substitute(R064Store a, R064Store b, int size) {
        double[] lu = a.data;
        double[] x = b.data;
        int n = a.getRowDim();
        int rows = b.getRowDim();
        for (int l = 0; l < b.getColDim(); l++) {
            for (int j = size - 1; j >= 0; j--) {
                double value = x[l * rows + j] / lu[j * n + j];
                x[l * rows + j] = value;
                for (int i = 0; i < j; i++) {
                    x[l * rows + i] -= lu[j * n + i] * value;
                }
            }
        }
    }

    private static void swapRows(double[] m, int rows, int columns, int i, int j) {
        for (int l = 0; l < columns; l++) {
            double kept = m[l * rows + i];
            m[l * rows + i] = m[l * rows + j];
            m[l * rows + j] = kept;
        }
    }
}
