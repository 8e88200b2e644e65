package org.repdyn.losses.contrastive;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * Exponentials of rows with two columns, by a {@link CircleSeries}: time and memory are linear in the number of rows. One thread computes them. A few rows whose sums are too small
 * for the series are computed from their exponentials with all others, one by one.
 */
final class CircleExponentials implements ExponentialMatrix {

    /** Largest share of rows that are computed one by one: with more of them all pairs are as fast. */
    private static final int LONE_SHARE = 16;

    private final CircleSeries series;
    private final LoneRows lone;
    private double[] ones = new double[0];
    private double[] values = new double[0];

    /** Derivatives by the angle of the row of Σ_j E_ij and of Σ_j v_j·E_ij. */
    private double[] slopes = new double[0];

    private double[] weightedSlopes = new double[0];
    private double[] weights = new double[0];
    private double[] positives = new double[0];

    CircleExponentials(double temperature) {
        this.series = new CircleSeries(1 / temperature);
        this.lone = new LoneRows(1 / temperature);
    }

    /** Returns true if the rows have two columns and are not too few. */
    boolean suits(R064Store unit) {
        return series.suits(unit);
    }

    @Override
    public boolean sums(R064Store unit, double[] positives, LinearAlgebra algebra, double[] sums) {
        int rows = unit.getRowDim();
        if (ones.length != rows) {
            ones = new double[rows];
            Arrays.fill(ones, 1);
            values = new double[rows];
            slopes = new double[rows];
            weightedSlopes = new double[rows];
            weights = new double[rows];
        }
        this.positives = positives;
        series.gather(unit, ones);
        series.evaluate(unit, sums, slopes);
        double least = CircleSeries.SMALLEST_PART * rows;
        lone.clear();
        for (int i = 0; i < rows; i++) {
            sums[i] -= 1 + positives[i];
            if (!(sums[i] >= least)) {
                if (lone.count() >= rows / LONE_SHARE) {
                    return false;
                }
                lone.add(i);
            }
        }
        lone.sums(unit, sums, slopes);
        return true;
    }

    /** Computes the tangential part of Σ_j E_ij·b_j, which is τ·∂/∂θ_i of the row sum; the result has no other part. */
    @Override
    public void multiply(double[] v, R064Store unit, LinearAlgebra algebra, R064Store result) {
        int rows = unit.getRowDim();
        // The weight of a lone row is the inverse of its small sum, beside which the others would have no digits left.
        System.arraycopy(v, 0, weights, 0, rows);
        lone.remove(weights);
        series.gather(unit, weights);
        series.evaluate(unit, values, weightedSlopes);
        lone.add(v, unit, weightedSlopes);
        for (int i = 0; i < rows; i++) {
            int p = SimilarityLoss.positive(i, rows / 2);
            double x = unit.data[i];
            double y = unit.data[rows + i];
            double sine = x * unit.data[rows + p] - y * unit.data[p];
            // What the series has computed contains the positives. Lone rows, whose weights are 0 here, are not of it.
            double omitted = weights[i] == 0 ? 0 : (weights[i] + weights[p]) * positives[i] * sine;
            double along = (v[i] * slopes[i] + weightedSlopes[i]) / series.sharpness() - omitted;
            result.data[i] = -along * y;
            result.data[rows + i] = along * x;
        }
    }
}
