package org.repdyn.ntk.closedform;

import org.ojalgo.matrix.store.R064Store;

/** Checks that kernels and outputs belong to the same points; sums over their entries would otherwise mix points. */
final class KernelShapes {

    private KernelShapes() {}

    /**
     * Checks a shape.
     *
     * @param what the matrix in words, such as "the kernel of the test points"
     */
    static void require(String what, R064Store matrix, int rows, int columns) {
        if (matrix.getRowDim() != rows || matrix.getColDim() != columns) {
            throw new IllegalArgumentException(what + " must be " + rows + "×" + columns + ", got " + matrix.getRowDim()
                    + "×" + matrix.getColDim());
        }
    }

    /** Checks that a kernel, a pairing of {@code pairing} rows and a start are of the same points. */
    static void requireFlow(R064Store kernel, int pairing, R064Store start) {
        int n = kernel.getRowDim();
        require("the kernel", kernel, n, n);
        require("the start", start, n, start.getColDim());
        if (pairing != n) {
            throw new IllegalArgumentException("the kernel is of " + n + " points, the pairing matrix of " + pairing
                    + "; give both for the same views");
        }
    }
}
