package org.repdyn.losses.contrastive;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * NT-Xent at low temperatures, at which the exponentials of one row may all underflow with the offset of another: the offset of a row is
 * its largest similarity. Keeps one matrix of (2n)² doubles between calls.
 */
final class RowOffsets implements SimilarityLoss {

    private final double temperature;
    private R064Store similarities = R064Store.FACTORY.make(0, 0);
    private double[] largest = new double[0];
    private int[] nearest = new int[0];
    private double[] others = new double[0];

    RowOffsets(double temperature) {
        this.temperature = temperature;
    }

    @Override
    public double value(R064Store unit, LinearAlgebra algebra) {
        int rows = unit.getRowDim();
        if (largest.length != rows) {
            similarities = R064Store.FACTORY.make(rows, rows);
            largest = new double[rows];
            nearest = new int[rows];
            others = new double[rows];
        }
        algebra.gram(unit, false, similarities);
        return exponentials(rows / 2);
    }

    @Override
    public void gradient(R064Store unit, LinearAlgebra algebra, R064Store gradient) {
        toSimilarityGradient(unit.getRowDim() / 2);
        algebra.multiply(similarities, false, unit, false, gradient);
    }

    /**
     * Returns the value. Stores exp(S_ij − max_j S_ij) in {@link #similarities} and, for each row, the largest similarity, its
     * index and the sum of the other exponentials. They are kept apart so that 1 − P keeps its digits when a positive
     * dominates.
     */
    private double exponentials(int n) {
        int rows = 2 * n;
        double[] s = similarities.data;
        findLargest(s, rows);
        Arrays.fill(others, 0);
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += (largest[i] - s[SimilarityLoss.positive(i, n) * rows + i]) / temperature;
        }
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < rows; i++) {
                int at = j * rows + i;
                double exponential = i == j ? 0 : Math.exp((s[at] - largest[i]) / temperature);
                s[at] = exponential;
                if (nearest[i] != j) {
                    others[i] += exponential;
                }
            }
        }
        for (int i = 0; i < rows; i++) {
            sum += Math.log1p(others[i]);
        }
        return sum / rows;
    }

    /** Finds the largest similarity of each row with another row, and its index. */
    private void findLargest(double[] s, int rows) {
        for (int i = 0; i < rows; i++) {
            nearest[i] = i == 0 ? 1 : 0;
            largest[i] = s[nearest[i] * rows + i];
        }
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < rows; i++) {
                double similarity = s[j * rows + i];
                if (i != j && similarity > largest[i]) {
                    largest[i] = similarity;
                    nearest[i] = j;
                }
            }
        }
    }

    /** Replaces the exponentials by (G + Gᵀ)/τ, G = (P − Y)/2n: P the row softmax, Y the positives. */
    private void toSimilarityGradient(int n) {
        int rows = 2 * n;
        double[] g = similarities.data;
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < rows; i++) {
                g[j * rows + i] /= 1 + others[i];
            }
        }
        for (int i = 0; i < rows; i++) {
            int j = SimilarityLoss.positive(i, n);
            int at = j * rows + i;
            g[at] = nearest[i] == j ? -others[i] / (1 + others[i]) : g[at] - 1;
        }
        double scale = 1 / (rows * temperature);
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < j; i++) {
                double both = scale * (g[j * rows + i] + g[i * rows + j]);
                g[j * rows + i] = both;
                g[i * rows + j] = both;
            }
        }
    }
}
