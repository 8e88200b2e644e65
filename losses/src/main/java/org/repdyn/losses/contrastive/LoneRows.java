package org.repdyn.losses.contrastive;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;

/**
 * Unit rows with two columns that are far from nearly all others: their exponentials exp(z(cos θ − 1)) with all rows are computed one by one, without that of the
 * positive. A positive that is close would otherwise have to be subtracted from sums in which nothing else is left beside it.
 */
final class LoneRows {

    private final double sharpness;
    private int[] rows = new int[0];
    private int count;

    /**
     * Creates an empty set.
     *
     * @param sharpness z
     */
    LoneRows(double sharpness) {
        this.sharpness = sharpness;
    }

    /** Removes all rows. */
    void clear() {
        count = 0;
    }

    /** Adds a row. */
    void add(int row) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count + 8);
        }
        rows[count++] = row;
    }

    /** Returns the number of rows. */
    int count() {
        return count;
    }

    /** Sets the entries of the lone rows to zero. */
    void remove(double[] weights) {
        for (int l = 0; l < count; l++) {
            weights[rows[l]] = 0;
        }
    }

    /**
     * Computes the sums of the lone rows.
     *
     * @param sums overwritten at the lone rows
     * @param slopes overwritten at the lone rows with the derivatives by their angles
     */
    void sums(R064Store unit, double[] sums, double[] slopes) {
        int n = unit.getRowDim();
        for (int l = 0; l < count; l++) {
            int row = rows[l];
            int positive = SimilarityLoss.positive(row, n / 2);
            double sum = 0;
            double slope = 0;
            for (int j = 0; j < n; j++) {
                if (j != row && j != positive) {
                    double e = exponential(unit, row, j);
                    sum += e;
                    slope += slope(unit, row, j, e);
                }
            }
            sums[row] = sum;
            slopes[row] = slope;
        }
    }

    /**
     * Adds what the lone rows contribute to the derivatives by θ_j of Σ_i v_i·E_ij, and computes those of the lone rows themselves.
     *
     * @param v weights of all rows
     * @param weightedSlopes the derivatives without lone rows i
     */
    void add(double[] v, R064Store unit, double[] weightedSlopes) {
        int n = unit.getRowDim();
        double[] own = new double[count];
        for (int l = 0; l < count; l++) {
            int row = rows[l];
            int positive = SimilarityLoss.positive(row, n / 2);
            double sum = 0;
            for (int j = 0; j < n; j++) {
                if (j != row && j != positive) {
                    double slope = slope(unit, row, j, exponential(unit, row, j));
                    sum += v[j] * slope;
                    // The derivative by the other angle is the opposite one.
                    weightedSlopes[j] -= v[row] * slope;
                }
            }
            own[l] = sum;
        }
        for (int l = 0; l < count; l++) {
            weightedSlopes[rows[l]] = own[l];
        }
    }

    private double exponential(R064Store unit, int i, int j) {
        int n = unit.getRowDim();
        double cosine = unit.data[i] * unit.data[j] + unit.data[n + i] * unit.data[n + j];
        return Math.exp(sharpness * (cosine - 1));
    }

    /** Returns the derivative by θ_i of an exponential, −z·sin(θ_i − θ_j)·E_ij. */
    private double slope(R064Store unit, int i, int j, double exponential) {
        int n = unit.getRowDim();
        return sharpness * (unit.data[i] * unit.data[n + j] - unit.data[n + i] * unit.data[j]) * exponential;
    }
}
