package org.repdyn.openblas;

import java.util.Arrays;
import org.bytedeco.openblas.global.openblas_full;
import org.ojalgo.matrix.store.R064Store;

/**
 * Orthonormal basis Q of the columns of a tall matrix, from the Cholesky factor of its Gram matrix, applied twice (CholeskyQR2; Yamamoto, Nakatsukasa, Yanagisawa and
 * Fukaya 2015). It consists of products of matrices, and a row of Q is computed from the same row of A alone, so that rows of very different size keep their digits, which those of
 * Householder's method do not. The first Gram matrix squares the condition number; the second one, which must be near I, tells if too many digits were lost.
 */
final class CholeskyBasis {

    /** Smallest diagonal entry of the first factor of columns of length 1; for a smaller one the method is hopeless. */
    private static final double SMALLEST_PIVOT = 1e-7;

    /** Largest entry of |QᵀQ − I| after the first pass, times k, for which a second pass is orthogonal to rounding. */
    private static final double LARGEST_DEFECT = 0.1;

    private final FactorisationMemory memory;
    private final int n;
    private final int k;
    private final double[] lengths;

    private CholeskyBasis(FactorisationMemory memory, int n, int k) {
        this.memory = memory;
        this.n = n;
        this.k = k;
        this.lengths = new double[k];
    }

    /**
     * Replaces the columns of A by Q in the memory.
     *
     * @return R, upper triangular, with A = QR; of size 0×0 if A is too badly conditioned for this method
     */
    static R064Store compute(FactorisationMemory memory, R064Store a) {
        CholeskyBasis basis = new CholeskyBasis(memory, a.getRowDim(), a.getColDim());
        R064Store none = R064Store.FACTORY.make(0, 0);
        if (!basis.loadUnitColumns(a)) {
            return none;
        }
        R064Store first = basis.pass(Double.POSITIVE_INFINITY);
        if (first.getRowDim() == 0) {
            return none;
        }
        R064Store second = basis.pass(LARGEST_DEFECT / basis.k);
        return second.getRowDim() == 0 ? none : basis.factor(second, first);
    }

    /** Loads the columns divided by their lengths; returns false if one is zero. */
    private boolean loadUnitColumns(R064Store a) {
        memory.matrix.reserve(n * k);
        double[] column = new double[n];
        for (int j = 0; j < k; j++) {
            int own = j * n;
            double largest = 0;
            for (int i = 0; i < n; i++) {
                largest = Math.max(largest, Math.abs(a.data[own + i]));
            }
            if (largest == 0) {
                return false;
            }
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double entry = a.data[own + i] / largest;
                sum += entry * entry;
            }
            lengths[j] = largest * Math.sqrt(sum);
            for (int i = 0; i < n; i++) {
                column[i] = a.data[own + i] / lengths[j];
            }
            memory.matrix.put(column, 0, own, n);
        }
        return true;
    }

    /** Replaces the matrix by A·R⁻¹ with AᵀA = RᵀR, and returns R; of size 0×0 if that fails. */
    private R064Store pass(double largestDefect) {
        NativeBlock gram = memory.first;
        gram.reserve(k * k);
        openblas_full.cblas_dsyrk(
                openblas_full.CblasColMajor,
                openblas_full.CblasUpper,
                openblas_full.CblasTrans,
                k,
                n,
                1,
                memory.matrix.pointer(),
                n,
                0,
                gram.pointer(),
                k);
        R064Store factor = R064Store.FACTORY.make(k, k);
        if (defect(factor) > largestDefect) {
            return R064Store.FACTORY.make(0, 0);
        }
        int info = openblas_full.LAPACKE_dpotrf_work(openblas_full.LAPACK_COL_MAJOR, (byte) 'U', k, gram.pointer(), k);
        if (info != 0) {
            return R064Store.FACTORY.make(0, 0);
        }
        for (int j = 0; j < k; j++) {
            gram.get(j * k, factor.data, j * k, j + 1);
            if (!(factor.data[j * k + j] > SMALLEST_PIVOT)) {
                return R064Store.FACTORY.make(0, 0);
            }
        }
        openblas_full.cblas_dtrsm(
                openblas_full.CblasColMajor,
                openblas_full.CblasRight,
                openblas_full.CblasUpper,
                openblas_full.CblasNoTrans,
                openblas_full.CblasNonUnit,
                n,
                k,
                1,
                gram.pointer(),
                k,
                memory.matrix.pointer(),
                n);
        return factor;
    }

    /** Returns the largest entry of |G − I| in the upper half of the Gram matrix. */
    private double defect(R064Store scratch) {
        double largest = 0;
        for (int j = 0; j < k; j++) {
            memory.first.get(j * k, scratch.data, j * k, j + 1);
            for (int i = 0; i <= j; i++) {
                largest = Math.max(largest, Math.abs(scratch.data[j * k + i] - (i == j ? 1 : 0)));
            }
        }
        return largest;
    }

    /** Returns R₂·R₁·diag(lengths). */
    private R064Store factor(R064Store second, R064Store first) {
        NativeBlock product = memory.left;
        product.load(first, 0, 0, k, k);
        openblas_full.cblas_dtrmm(
                openblas_full.CblasColMajor,
                openblas_full.CblasLeft,
                openblas_full.CblasUpper,
                openblas_full.CblasNoTrans,
                openblas_full.CblasNonUnit,
                k,
                k,
                1,
                memory.first.pointer(),
                k,
                product.pointer(),
                k);
        Arrays.fill(second.data, 0);
        for (int j = 0; j < k; j++) {
            product.get(j * k, second.data, j * k, j + 1);
            for (int i = j * k; i <= j * k + j; i++) {
                second.data[i] *= lengths[j];
            }
        }
        return second;
    }
}
