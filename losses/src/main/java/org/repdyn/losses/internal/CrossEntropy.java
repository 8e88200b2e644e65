package org.repdyn.losses.internal;

import org.ojalgo.matrix.store.R064Store;

/** Mean cross entropy of the rows of a square matrix of logits, with label i for row i. */
public final class CrossEntropy {

    private CrossEntropy() {}

    /**
     * Computes the mean over i of log Σ_j exp(S_ij) − S_ii.
     *
     * @param logits 2⁻ᵉS, n×n; overwritten with P − I, where P is the row softmax. The diagonal is minus the sum of the other
     *     probabilities of its row, so that it keeps its digits when a label dominates
     * @param exponent e; 0 unless the logits exceed the range of doubles
     */
    public static double ofRows(R064Store logits, int exponent) {
        int n = logits.getRowDim();
        double[] s = logits.data;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            int best = 0;
            for (int j = 1; j < n; j++) {
                if (s[j * n + i] > s[best * n + i]) {
                    best = j;
                }
            }
            double largest = s[best * n + i];
            double label = s[i * n + i];
            double others = 0;
            double withoutLabel = 0;
            for (int j = 0; j < n; j++) {
                double e = Math.exp(Math.scalb(s[j * n + i] - largest, exponent));
                s[j * n + i] = e;
                others += j == best ? 0 : e;
                withoutLabel += j == i ? 0 : e;
            }
            sum += Math.scalb(largest - label, exponent) + Math.log1p(others);
            for (int j = 0; j < n; j++) {
                s[j * n + i] /= 1 + others;
            }
            s[i * n + i] = -withoutLabel / (1 + others);
        }
        return sum / n;
    }
}
