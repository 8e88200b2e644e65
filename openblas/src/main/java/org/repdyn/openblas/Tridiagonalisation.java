package org.repdyn.openblas;

import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.openblas.global.openblas_full;
import org.ojalgo.matrix.store.R064Store;

/** Reduction A = QTQᵀ of a symmetric matrix to a tridiagonal one by Householder reflections, which are kept in place of Q. */
final class Tridiagonalisation {

    private static final byte LOWER = 'L';

    private final int n;

    /** The vectors of the reflections, below the diagonal of an n×n matrix. */
    private final NativeBlock reflections = new NativeBlock();

    private final NativeBlock factors = new NativeBlock();
    private final NativeBlock diagonal = new NativeBlock();
    private final NativeBlock offDiagonal = new NativeBlock();

    Tridiagonalisation(R064Store symmetric) {
        this.n = symmetric.getRowDim();
        reflections.load(symmetric, 0, 0, n, n);
        diagonal.reserve(n);
        offDiagonal.reserve(n);
        factors.reserve(n);
        NativeBlock work = new NativeBlock();
        reduce(work, -1);
        int length = (int) work.get(0);
        work.reserve(length);
        requireSuccess("dsytrd", reduce(work, length));
    }

    /**
     * Decomposes T, which is overwritten, so that this can be called once.
     *
     * @param values becomes its n ascending eigenvalues
     * @return its eigenvectors, n×n
     */
    NativeBlock decompose(double[] values) {
        NativeBlock vectors = new NativeBlock();
        vectors.reserve(n * n);
        NativeBlock work = new NativeBlock();
        try (IntPointer integers = new IntPointer(5L * n + 3)) {
            // The lengths that dstedc documents for compz = 'I'.
            int length = 1 + 4 * n + n * n;
            work.reserve(length);
            int info = openblas_full.LAPACKE_dstedc_work(
                    openblas_full.LAPACK_COL_MAJOR,
                    (byte) 'I',
                    n,
                    diagonal.pointer(),
                    offDiagonal.pointer(),
                    vectors.pointer(),
                    n,
                    work.pointer(),
                    length,
                    integers,
                    5 * n + 3);
            requireSuccess("dstedc", info);
        }
        diagonal.get(0, values, 0, n);
        return vectors;
    }

    /**
     * Replaces a block by Q or Qᵀ times the block.
     *
     * @param block n×columns
     */
    void rotate(NativeBlock block, int columns, boolean transpose) {
        NativeBlock work = FactorisationMemory.of(1).work;
        rotate(block, columns, transpose, work, -1);
        int length = (int) work.get(0);
        work.reserve(length);
        requireSuccess("dormtr", rotate(block, columns, transpose, work, length));
    }

    /** Calls dsytrd; with {@code length} −1 it only writes the best length of its workspace to the workspace. */
    private int reduce(NativeBlock work, int length) {
        return openblas_full.LAPACKE_dsytrd_work(
                openblas_full.LAPACK_COL_MAJOR,
                LOWER,
                n,
                reflections.pointer(),
                n,
                diagonal.pointer(),
                offDiagonal.pointer(),
                factors.pointer(),
                work.pointer(),
                length);
    }

    /** Calls dormtr; with {@code length} −1 it only writes the best length of its workspace to the workspace. */
    private int rotate(NativeBlock block, int columns, boolean transpose, NativeBlock work, int length) {
        return openblas_full.LAPACKE_dormtr_work(
                openblas_full.LAPACK_COL_MAJOR,
                (byte) 'L',
                LOWER,
                (byte) (transpose ? 'T' : 'N'),
                n,
                columns,
                reflections.pointer(),
                n,
                factors.pointer(),
                block.pointer(),
                n,
                work.pointer(),
                length);
    }

    private void requireSuccess(String routine, int info) {
        if (info != 0) {
            throw new ArithmeticException("The eigendecomposition of a " + n + "×" + n + " matrix did not converge ("
                    + routine + ": " + info + ").");
        }
    }
}
