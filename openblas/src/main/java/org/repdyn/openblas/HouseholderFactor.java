package org.repdyn.openblas;

import org.bytedeco.openblas.global.openblas_full;
import org.ojalgo.matrix.store.R064Store;

/** Triangular factor R of A = QR by Householder reflections in LAPACK. */
final class HouseholderFactor {

    /**
     * Number of columns from which panels are factorised recursively (dgeqrt), by products of matrices. Below, dgeqrf, which goes through a panel column by column, is faster: at
     * 10,000×128, 21 ms against 35 ms, at 5,000×50, 2.7 against 2.6 (measured).
     */
    private static final int RECURSIVE_COLUMNS = 64;

    /** Columns of a recursive panel (measured: 8 to 32 are equally fast). */
    private static final int PANEL = 16;

    /** Columns of a block of dgeqrf, for which its workspace has room. */
    private static final int BLOCK = 64;

    private HouseholderFactor() {}

    /**
     * Factorises the matrix in memory, which is overwritten, and returns R, k×k.
     *
     * @param n rows, at least k
     * @param k columns, at least 1
     */
    static R064Store of(FactorisationMemory memory, int n, int k) {
        int info;
        if (k >= RECURSIVE_COLUMNS) {
            memory.first.reserve(PANEL * k);
            memory.work.reserve(PANEL * k);
            info = openblas_full.LAPACKE_dgeqrt_work(
                    openblas_full.LAPACK_COL_MAJOR,
                    n,
                    k,
                    PANEL,
                    memory.matrix.pointer(),
                    n,
                    memory.first.pointer(),
                    PANEL,
                    memory.work.pointer());
        } else {
            memory.vector.reserve(k);
            memory.work.reserve(BLOCK * k);
            info = openblas_full.LAPACKE_dgeqrf_work(
                    openblas_full.LAPACK_COL_MAJOR,
                    n,
                    k,
                    memory.matrix.pointer(),
                    n,
                    memory.vector.pointer(),
                    memory.work.pointer(),
                    BLOCK * k);
        }
        if (info != 0) {
            throw new ArithmeticException(
                    "The QR factorisation of a " + n + "×" + k + " matrix failed (" + info + ").");
        }
        R064Store factor = R064Store.FACTORY.make(k, k);
        for (int j = 0; j < k; j++) {
            memory.matrix.get(j * n, factor.data, j * k, j + 1);
        }
        return factor;
    }
}
