package org.repdyn.losses.internal;

import org.ojalgo.matrix.store.R064Store;

/** The mean cross entropy of the rows of a square matrix of logits, row i having label i. */
public final class CrossEntropy {

    private CrossEntropy() {}

    /**
     * The mean over i of log Σ_j exp(S_ij) − S_ii.
     *
     * @param logits S, n×n; overwritten by P − I, P the row softmax. The diagonal is computed from what is beside it, so that
     *     it keeps its digits when a label dominates
     */
    public static double ofRows(R064Store logits) {
        int n = logits.getRowDim();
        double[] s = logits.data;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            int nearest = 0;
            for (int j = 1; j < n; j++) {
                if (s[j * n + i] > s[nearest * n + i]) {
                    nearest = j;
                }
            }
            double largest = s[nearest * n + i];
            double label = s[i * n + i];
            double others = 0;
            double besideLabel = 0;
            for (int j = 0; j < n; j++) {
                double e = Math.exp(s[j * n + i] - largest);
                s[j * n + i] = e;
                others += j == nearest ? 0 : e;
                besideLabel += j == i ? 0 : e;
            }
            sum += largest - label + Math.log1p(others);
            for (int j = 0; j < n; j++) {
                s[j * n + i] /= 1 + others;
            }
            s[i * n + i] = -besideLabel / (1 + others);
        }
        return sum / n;
    }
}
