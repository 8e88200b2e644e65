package org.repdyn.study.run;

import org.ojalgo.matrix.store.R064Store;

/** Test for a complete collapse at one state: every sample has the same embedding. */
final class EqualRows {

    /**
     * Largest difference of equal rows, relative to the largest entry: rounding of a product with some thousand terms.
     */
    private static final double ROUNDING = 1e-12;

    private EqualRows() {}

    /** Returns true if all rows of a finite matrix with two or more rows are equal up to rounding. */
    static boolean in(R064Store embeddings) {
        int n = embeddings.getRowDim();
        double largest = 0;
        double spread = 0;
        for (int j = 0; j < embeddings.getColDim(); j++) {
            double first = embeddings.data[j * n];
            for (int i = 0; i < n; i++) {
                double value = embeddings.data[j * n + i];
                if (!Double.isFinite(value)) {
                    return false;
                }
                largest = Math.max(largest, Math.abs(value));
                spread = Math.max(spread, Math.abs(value - first));
            }
        }
        return n > 1 && spread <= ROUNDING * largest;
    }
}
