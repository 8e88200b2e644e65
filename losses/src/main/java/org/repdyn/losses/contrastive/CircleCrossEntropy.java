package org.repdyn.losses.contrastive;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.ojalgo.matrix.store.R064Store;

/**
 * Mean cross entropy of the rows of S = ABᵀ/τ with label i for row i, for unit rows with two columns: Σ_j exp(S_ij) is a {@link CircleSeries}, so that time and memory are
 * linear in the number of rows.
 */
final class CircleCrossEntropy {

    private final CircleSeries series;
    private double[] ones = new double[0];
    private double[] totals = new double[0];
    private double[] slopes = new double[0];
    private double[] inverses = new double[0];
    private double[] values = new double[0];

    CircleCrossEntropy(double temperature) {
        this.series = new CircleSeries(1 / temperature);
    }

    /** Returns true if the rows have two columns and are not too few. */
    boolean suits(R064Store unit) {
        return series.suits(unit);
    }

    /**
     * Computes the value, and adds {@code factor} times both gradients by the unit rows, up to multiples of these rows.
     *
     * @return the mean over rows of log Σ_j exp(S_ij) − S_ii; empty if the series is not accurate at these rows, and the gradients are then not changed
     */
    OptionalDouble add(R064Store a, R064Store b, double factor, R064Store toA, R064Store toB) {
        int n = a.getRowDim();
        prepare(n);
        series.gather(b, ones);
        series.evaluate(a, totals, slopes);
        double z = series.sharpness();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double exponent = z * (a.data[i] * b.data[i] + a.data[n + i] * b.data[n + i] - 1);
            double label = Math.exp(exponent);
            double others = totals[i] - label;
            if (!(others >= CircleSeries.SMALLEST_PART * n)) {
                return OptionalDouble.empty();
            }
            // An exponential of a distant positive may underflow.
            sum += others > label ? Math.log(totals[i]) - exponent : Math.log1p(others / label);
            inverses[i] = 1 / totals[i];
        }
        double scale = factor / n;
        for (int i = 0; i < n; i++) {
            // z·sin of the angle from the anchor to its positive.
            double pull = z * (a.data[i] * b.data[n + i] - a.data[n + i] * b.data[i]);
            turn(a, toA, i, scale * (slopes[i] * inverses[i] - pull));
            slopes[i] = pull;
        }
        series.gather(a, inverses);
        // The slopes of the anchors are used; those of the positives take the place of the totals.
        series.evaluate(b, values, totals);
        for (int i = 0; i < n; i++) {
            turn(b, toB, i, scale * (totals[i] + slopes[i]));
        }
        return OptionalDouble.of(sum / n);
    }

    private void prepare(int n) {
        if (ones.length != n) {
            ones = new double[n];
            Arrays.fill(ones, 1);
            totals = new double[n];
            slopes = new double[n];
            inverses = new double[n];
            values = new double[n];
        }
    }

    /** Adds a derivative by the angle of a row, along the tangent (−y, x). */
    static void turn(R064Store unit, R064Store gradient, int row, double slope) {
        int rows = unit.getRowDim();
        gradient.data[row] -= slope * unit.data[rows + row];
        gradient.data[rows + row] += slope * unit.data[row];
    }
}
