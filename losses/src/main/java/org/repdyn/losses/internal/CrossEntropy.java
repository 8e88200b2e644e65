package org.repdyn.losses.internal;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Exponentials;

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
        Block block = new Block(logits.data, n, exponent);
        double sum = 0;
        for (int top = 0; top < n; top += Block.ROWS) {
            int count = Math.min(Block.ROWS, n - top);
            block.findLargest(top, count);
            block.exponentiate(top, count);
            sum = block.addValues(count, sum);
            block.normalise(top, count);
        }
        return sum / n;
    }

    /** Some rows of the matrix. It is stored by columns, so that one row after another would use one number of each cache line. */
    private static final class Block {

        /** Number of rows: enough that the vector loops over the rows of a column have few remainders. */
        static final int ROWS = 256;

        private final double[] s;
        private final int n;
        private final int exponent;
        private final Exponentials exponentials;
        private final int[] best;
        private final double[] largest;
        private final double[] labels;
        private final double[] others;
        private final double[] withoutLabel;
        private final double[] column;
        private final double[] powers;

        Block(double[] s, int n, int exponent) {
            int rows = Math.min(ROWS, n);
            this.s = s;
            this.n = n;
            this.exponent = exponent;
            this.exponentials = new Exponentials(rows);
            this.best = new int[rows];
            this.largest = new double[rows];
            this.labels = new double[rows];
            this.others = new double[rows];
            this.withoutLabel = new double[rows];
            this.column = new double[rows];
            this.powers = new double[rows];
        }

        void findLargest(int top, int count) {
            Arrays.fill(largest, 0, count, Double.NEGATIVE_INFINITY);
            for (int j = 0; j < n; j++) {
                System.arraycopy(s, j * n + top, column, 0, count);
                raise(largest, column, count);
            }
            for (int i = 0; i < count; i++) {
                labels[i] = s[(top + i) * n + top + i];
            }
        }

        private static void raise(double[] largest, double[] column, int count) {
            for (int i = 0; i < count; i++) {
                largest[i] = Math.max(largest[i], column[i]);
            }
        }

        /**
         * Replaces the logits by exponentials of their differences from the largest of their row, and sums those of a row. One largest, whose
         * exponential is 1, is not in the sum, which keeps its digits if that logit dominates.
         */
        void exponentiate(int top, int count) {
            // The exponential of −∞ is 0.
            for (int i = 0; i < count; i++) {
                best[i] = indexOfLargest(top + i, largest[i]);
                s[best[i] * n + top + i] = Double.NEGATIVE_INFINITY;
            }
            Arrays.fill(others, 0, count, 0);
            for (int j = 0; j < n; j++) {
                exponentiateColumn(j * n + top, count);
            }
            for (int i = 0; i < count; i++) {
                int label = (top + i) * n + top + i;
                withoutLabel[i] = best[i] == top + i ? others[i] : 1 + (others[i] - s[label]);
                // ∞ − ∞ has no exponential.
                s[best[i] * n + top + i] = Double.isInfinite(largest[i]) ? Double.NaN : 1;
            }
        }

        /** Returns the column of a largest logit of a row; it is the label if that is one of the largest. */
        private int indexOfLargest(int row, double value) {
            if (s[row * n + row] >= value) {
                return row;
            }
            for (int j = 0; j < n; j++) {
                if (s[j * n + row] >= value) {
                    return j;
                }
            }
            // The row has a NaN, which makes the sums NaN.
            return row;
        }

        private void exponentiateColumn(int from, int count) {
            System.arraycopy(s, from, column, 0, count);
            if (exponent != 0) {
                for (int i = 0; i < count; i++) {
                    column[i] = Math.scalb(column[i] - largest[i], exponent);
                }
            } else {
                subtract(column, largest, count);
            }
            limit(powers, column, count);
            exponentials.replace(powers, count, 0, 1);
            for (int i = 0; i < count; i++) {
                if (column[i] < Exponentials.MIN_ARGUMENT) {
                    powers[i] = Math.exp(column[i]);
                }
            }
            add(others, powers, count);
            System.arraycopy(powers, 0, s, from, count);
        }

        private static void subtract(double[] column, double[] largest, int count) {
            for (int i = 0; i < count; i++) {
                column[i] -= largest[i];
            }
        }

        private static void limit(double[] powers, double[] column, int count) {
            for (int i = 0; i < count; i++) {
                powers[i] = Math.max(Exponentials.MIN_ARGUMENT, column[i]);
            }
        }

        private static void add(double[] sums, double[] column, int count) {
            for (int i = 0; i < count; i++) {
                sums[i] += column[i];
            }
        }

        double addValues(int count, double before) {
            double sum = before;
            for (int i = 0; i < count; i++) {
                sum += Math.scalb(largest[i] - labels[i], exponent) + Math.log1p(others[i]);
            }
            return sum;
        }

        void normalise(int top, int count) {
            for (int i = 0; i < count; i++) {
                powers[i] = 1 + others[i];
            }
            for (int j = 0; j < n; j++) {
                System.arraycopy(s, j * n + top, column, 0, count);
                divide(column, powers, count);
                System.arraycopy(column, 0, s, j * n + top, count);
            }
            for (int i = 0; i < count; i++) {
                s[(top + i) * n + top + i] = -withoutLabel[i] / powers[i];
            }
        }

        private static void divide(double[] column, double[] divisors, int count) {
            for (int i = 0; i < count; i++) {
                column[i] /= divisors[i];
            }
        }
    }
}
