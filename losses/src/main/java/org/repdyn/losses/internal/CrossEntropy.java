package org.repdyn.losses.internal;

import java.util.Arrays;
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
        Block block = new Block(logits.data, n);
        double sum = 0;
        for (int top = 0; top < n; top += Block.ROWS) {
            int count = Math.min(Block.ROWS, n - top);
            block.findLargest(top, count);
            block.exponentiate(top, count, exponent);
            sum = block.addValues(count, exponent, sum);
            block.normalise(top, count);
        }
        return sum / n;
    }

    /** Some rows of the matrix. It is stored by columns, so that one row after another would use one number of each cache line. */
    private static final class Block {

        /** Number of rows: eight cache lines of a column at a time. */
        static final int ROWS = 64;

        private final double[] s;
        private final int n;
        private final int[] best = new int[ROWS];
        private final double[] largest = new double[ROWS];
        private final double[] labels = new double[ROWS];
        private final double[] others = new double[ROWS];
        private final double[] withoutLabel = new double[ROWS];

        Block(double[] s, int n) {
            this.s = s;
            this.n = n;
        }

        void findLargest(int top, int count) {
            for (int i = 0; i < count; i++) {
                best[i] = 0;
                largest[i] = s[top + i];
                labels[i] = s[(top + i) * n + top + i];
            }
            for (int j = 1; j < n; j++) {
                for (int i = 0; i < count; i++) {
                    double logit = s[j * n + top + i];
                    if (logit > largest[i]) {
                        largest[i] = logit;
                        best[i] = j;
                    }
                }
            }
        }

        void exponentiate(int top, int count, int exponent) {
            Arrays.fill(others, 0);
            Arrays.fill(withoutLabel, 0);
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < count; i++) {
                    double difference = s[j * n + top + i] - largest[i];
                    double e = Math.exp(exponent == 0 ? difference : Math.scalb(difference, exponent));
                    s[j * n + top + i] = e;
                    others[i] += j == best[i] ? 0 : e;
                    withoutLabel[i] += j == top + i ? 0 : e;
                }
            }
        }

        double addValues(int count, int exponent, double before) {
            double sum = before;
            for (int i = 0; i < count; i++) {
                sum += Math.scalb(largest[i] - labels[i], exponent) + Math.log1p(others[i]);
            }
            return sum;
        }

        void normalise(int top, int count) {
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < count; i++) {
                    s[j * n + top + i] /= 1 + others[i];
                }
            }
            for (int i = 0; i < count; i++) {
                s[(top + i) * n + top + i] = -withoutLabel[i] / (1 + others[i]);
            }
        }
    }
}
