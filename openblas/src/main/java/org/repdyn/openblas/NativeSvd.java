package org.repdyn.openblas;

import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.openblas.global.openblas_full;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.ThinSvd;

/** Singular value decompositions of matrices with at least as many rows as columns, by dgesdd of a triangular factor where that is faster. */
final class NativeSvd {

    /** Rows per column from which a matrix is factorised first. */
    private static final int TALL = 2;

    private NativeSvd() {}

    /** Returns the singular values of an n×k matrix, n ≥ k ≥ 1, of ordinary size, descending. */
    static double[] values(R064Store a) {
        int n = a.getRowDim();
        int k = a.getColDim();
        FactorisationMemory memory = FactorisationMemory.of(n * k);
        memory.matrix.load(a, 0, 0, n, k);
        if (n < TALL * k) {
            return decompose(memory, 'N', memory.matrix, n, k);
        }
        memory.second.load(HouseholderFactor.of(memory, n, k), 0, 0, k, k);
        return decompose(memory, 'N', memory.second, k, k);
    }

    /** Returns the thin decomposition of an n×k matrix, n ≥ k ≥ 1, of ordinary size. */
    static ThinSvd thin(R064Store a) {
        int n = a.getRowDim();
        int k = a.getColDim();
        FactorisationMemory memory = FactorisationMemory.of(n * k);
        if (n >= TALL * k) {
            R064Store factor = CholeskyBasis.compute(memory, a);
            if (factor.getRowDim() == k) {
                memory.second.load(factor, 0, 0, k, k);
                double[] values = decompose(memory, 'S', memory.second, k, k);
                return new ThinSvd(timesLeft(memory, n, k), values, right(memory, k));
            }
        }
        memory.matrix.load(a, 0, 0, n, k);
        double[] values = decompose(memory, 'S', memory.matrix, n, k);
        R064Store left = R064Store.FACTORY.make(n, k);
        memory.left.store(left, 0, 0, n, k);
        return new ThinSvd(left, values, right(memory, k));
    }

    /** Returns Q times the left singular vectors of R. */
    private static R064Store timesLeft(FactorisationMemory memory, int n, int k) {
        memory.second.reserve(n * k);
        memory.second.multiply(memory.matrix, false, memory.left, false, n, k, k, false);
        R064Store result = R064Store.FACTORY.make(n, k);
        memory.second.store(result, 0, 0, n, k);
        return result;
    }

    /** Returns the right singular vectors, which dgesdd gives as rows. */
    private static R064Store right(FactorisationMemory memory, int k) {
        R064Store rows = R064Store.FACTORY.make(k, k);
        memory.right.store(rows, 0, 0, k, k);
        return R064Store.FACTORY.transpose(rows);
    }

    /**
     * Decomposes a matrix, which is overwritten, and returns the singular values.
     *
     * @param vectors {@code S} to write the vectors to the blocks left and right of the memory, {@code N} for none
     */
    private static double[] decompose(FactorisationMemory memory, char vectors, NativeBlock a, int n, int k) {
        memory.vector.reserve(k);
        if (vectors == 'S') {
            memory.left.reserve(n * k);
            memory.right.reserve(k * k);
        }
        int info;
        // dgesdd needs 8k integers.
        try (IntPointer integers = new IntPointer(8L * k)) {
            memory.work.reserve(1);
            dgesdd(memory, vectors, a, n, k, -1, integers);
            int length = (int) memory.work.get(0);
            memory.work.reserve(length);
            info = dgesdd(memory, vectors, a, n, k, length, integers);
        }
        if (info != 0) {
            throw new ArithmeticException("The singular value decomposition of a " + n + "×" + k
                    + " matrix did not converge (dgesdd: " + info + ").");
        }
        double[] values = new double[k];
        memory.vector.get(0, values, 0, k);
        return values;
    }

    /** Calls dgesdd; with {@code length} −1 it only writes the best length of its workspace to the workspace. */
    private static int dgesdd(
            FactorisationMemory memory, char vectors, NativeBlock a, int n, int k, int length, IntPointer integers) {
        return openblas_full.LAPACKE_dgesdd_work(
                openblas_full.LAPACK_COL_MAJOR,
                (byte) vectors,
                n,
                k,
                a.pointer(),
                n,
                memory.vector.pointer(),
                memory.left.pointer(),
                n,
                memory.right.pointer(),
                k,
                memory.work.pointer(),
                length,
                integers);
    }
}
