package org.repdyn.manifolds.orthogonality;

import org.ojalgo.matrix.store.R064Store;

/**
 * The equation M·S + SᵀMᵀ = 2I for an upper triangular S with a positive diagonal, of the inverse of the QR retraction.
 * Column j of S solves the leading j equations of M·s = r, whose right-hand side has the columns before it (Absil,
 * Mahony, Sepulchre 2008, example 8.1.5).
 */
final class TriangularEquation {

    private TriangularEquation() {}

    /**
     * Returns S.
     *
     * @throws ArithmeticException if there is no solution with a positive diagonal
     */
    static R064Store solve(R064Store m) {
        int k = m.getRowDim();
        R064Store s = R064Store.FACTORY.make(k, k);
        R064Store right = R064Store.FACTORY.make(k, 1);
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < j; i++) {
                double sum = 0;
                for (int l = 0; l <= i; l++) {
                    sum += m.data[l * k + j] * s.data[i * k + l];
                }
                right.data[i] = -sum;
            }
            right.data[j] = 1;
            if (!LinearSystem.solve(R064Store.FACTORY.copy(m), right, j + 1) || !(right.data[j] > 0)) {
                throw new ArithmeticException(
                        "the QR retraction reaches no such point: it is too far from the base point; take a nearer one");
            }
            System.arraycopy(right.data, 0, s.data, j * k, j + 1);
        }
        return s;
    }
}
