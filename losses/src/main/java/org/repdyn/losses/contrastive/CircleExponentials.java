package org.repdyn.losses.contrastive;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/** Exponentials of rows with two columns, by a {@link CircleSeries}: time and memory are linear in the number of rows. One thread computes them. */
final class CircleExponentials implements ExponentialMatrix {

    private final CircleSeries series;
    private double[] ones = new double[0];
    private double[] values = new double[0];

    /** Derivatives by the angle of the row of Σ_j E_ij and of Σ_j v_j·E_ij. */
    private double[] slopes = new double[0];

    private double[] weightedSlopes = new double[0];
    private double[] positives = new double[0];

    CircleExponentials(double temperature) {
        this.series = new CircleSeries(1 / temperature);
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
        }
        this.positives = positives;
        series.gather(unit, ones);
        series.evaluate(unit, sums, slopes);
        double least = CircleSeries.SMALLEST_PART * rows;
        for (int i = 0; i < rows; i++) {
            sums[i] -= 1 + positives[i];
            if (!(sums[i] >= least)) {
                return false;
            }
        }
        return true;
    }

    /** Computes the tangential part of Σ_j E_ij·b_j, which is τ·∂/∂θ_i of the row sum; the result has no other part. */
    @Override
    public void multiply(double[] v, R064Store unit, LinearAlgebra algebra, R064Store result) {
        int rows = unit.getRowDim();
        series.gather(unit, v);
        series.evaluate(unit, values, weightedSlopes);
        for (int i = 0; i < rows; i++) {
            int p = SimilarityLoss.positive(i, rows / 2);
            double x = unit.data[i];
            double y = unit.data[rows + i];
            double sine = x * unit.data[rows + p] - y * unit.data[p];
            double along =
                    (v[i] * slopes[i] + weightedSlopes[i]) / series.sharpness() - (v[i] + v[p]) * positives[i] * sine;
            result.data[i] = -along * y;
            result.data[rows + i] = along * x;
        }
    }
}
