package org.repdyn.core.algebra;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;

/**
 * Cholesky factorisation, column by column. ojAlgo's factorisation is not used, because it does not report the pivot at which it
 * stops and accepts matrices that are singular to rounding.
 */
final class CholeskyFactor {

    private CholeskyFactor() {}

    /**
     * Returns the lower factor of the symmetric part of a square matrix.
     *
     * @throws ArithmeticException if the matrix is not positive definite to rounding
     */
    static R064Store of(R064Store square) {
        int n = square.getRowDim();
        R064Store factor = Operands.symmetricPart(square);
        double[] l = factor.data;
        for (int j = 0; j < n; j++) {
            double diagonal = l[j + j * n];
            subtractEarlierColumns(l, n, j);
            Operands.requirePivot(l[j + j * n], diagonal, j, n);
            double root = Math.sqrt(l[j + j * n]);
            l[j + j * n] = root;
            for (int i = j + 1; i < n; i++) {
                l[i + j * n] /= root;
            }
            Arrays.fill(l, j * n, j * n + j, 0);
        }
        return factor;
    }

    private static void subtractEarlierColumns(double[] l, int n, int j) {
        int target = j * n;
        for (int k = 0; k < j; k++) {
            int source = k * n;
            double factor = l[j + source];
            for (int i = j; i < n; i++) {
                l[i + target] -= factor * l[i + source];
            }
        }
    }
}
