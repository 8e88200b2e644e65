package org.repdyn.losses.redundancy;

import org.ojalgo.matrix.store.R064Store;

/** The inverse of a lower triangular matrix. */
final class LowerTriangle {

    private LowerTriangle() {}

    /** Computes L⁻¹ by forward substitution, one column at a time. */
    static R064Store inverse(R064Store lower) {
        int k = lower.getRowDim();
        R064Store result = R064Store.FACTORY.make(k, k);
        for (int c = 0; c < k; c++) {
            for (int i = c; i < k; i++) {
                double sum = i == c ? 1 : 0;
                for (int j = c; j < i; j++) {
                    sum -= lower.data[j * k + i] * result.data[c * k + j];
                }
                result.data[c * k + i] = sum / lower.data[i * k + i];
            }
        }
        return result;
    }
}
