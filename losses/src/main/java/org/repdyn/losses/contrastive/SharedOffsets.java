package org.repdyn.losses.contrastive;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * NT-Xent, and losses with the same exponentials, at temperatures at which all exponentials of S_ij − 1/τ are normal numbers, so that all rows share one offset. Then
 * E = exp(S − 1/τ) is symmetric and with D the row sums the gradient is (D⁻¹E + ED⁻¹)B/(2nτ) minus the attraction of the positives.
 *
 * <p>Many rows with two columns enter through a Fourier series ({@link CircleExponentials}), all others pair by pair ({@link ThinExponentials},
 * {@link WideExponentials}).
 */
class SharedOffsets implements SimilarityLoss {

    private final double temperature;
    private final CircleExponentials circle;
    private final ThinExponentials thin;
    private final WideExponentials wide;

    /** The one of the three that computed the last value. */
    private ExponentialMatrix used;

    private double[] others = new double[0];
    private double[] positives = new double[0];
    private double[] inverses = new double[0];
    private double[] pulls = new double[0];

    SharedOffsets(double temperature) {
        this(temperature, BlockedExponentials.MOST_KEPT);
    }

    /**
     * Creates the loss with a given memory bound.
     *
     * @param mostKept largest number of exponentials that are kept for the gradient
     */
    SharedOffsets(double temperature, int mostKept) {
        this.temperature = temperature;
        this.circle = new CircleExponentials(temperature);
        this.thin = new ThinExponentials(temperature, mostKept);
        this.wide = new WideExponentials(temperature, mostKept);
        this.used = wide;
    }

    /**
     * Returns the value. Computes the row sums of E without the diagonal and the positives, and the entries of the positives. They are
     * kept apart so that 1 − P = others/(others + positive) and L = log1p(others/positive) keep their digits when a positive dominates.
     */
    @Override
    public final double value(R064Store unit, LinearAlgebra algebra) {
        int rows = unit.getRowDim();
        if (others.length != rows) {
            others = new double[rows];
            positives = new double[rows];
            inverses = new double[rows];
            pulls = new double[rows];
        }
        positives(unit);
        used = circle;
        if (!circle.suits(unit) || !circle.sums(unit, positives, algebra, others)) {
            used = ThinExponentials.suits(unit) ? thin : wide;
            used.sums(unit, positives, algebra, others);
        }
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += rowValue(i % (rows / 2), others[i], positives[i]);
        }
        return sum / rows;
    }

    /**
     * Returns the loss of one row.
     *
     * @param sample sample of the row
     * @param other sum of exp(S − 1/τ) over the rows of other samples
     * @param positive exp(S − 1/τ) at the positive
     */
    double rowValue(int sample, double other, double positive) {
        return Math.log1p(other / positive);
    }

    /** Returns D of a row, the sum of the exponentials by which those of other samples are divided in the gradient. */
    double denominator(double other, double positive) {
        return other + positive;
    }

    /** Returns minus the derivative of the loss of one row by S at the positive. */
    double pull(int sample, double other, double positive) {
        return other / (other + positive);
    }

    /** Computes the entries of E at the positives, column by column. */
    private void positives(R064Store unit) {
        int rows = unit.getRowDim();
        int n = rows / 2;
        Arrays.fill(positives, -1);
        for (int c = 0; c < unit.getColDim(); c++) {
            int at = c * rows;
            for (int i = 0; i < n; i++) {
                positives[i] += unit.data[at + i] * unit.data[at + n + i];
            }
        }
        for (int i = 0; i < n; i++) {
            positives[i] = Math.exp(positives[i] / temperature);
            positives[n + i] = positives[i];
        }
    }

    @Override
    public final void gradient(R064Store unit, LinearAlgebra algebra, R064Store gradient) {
        int rows = others.length;
        int n = rows / 2;
        for (int i = 0; i < rows; i++) {
            inverses[i] = 1 / denominator(others[i], positives[i]);
            pulls[i] = pull(i % n, others[i], positives[i]);
        }
        used.multiply(inverses, unit, algebra, gradient);
        double scale = 1 / (rows * temperature);
        for (int c = 0; c < unit.getColDim(); c++) {
            int at = c * rows;
            for (int i = 0; i < n; i++) {
                double pull = pulls[i] + pulls[n + i];
                double upper = gradient.data[at + i] - pull * unit.data[at + n + i];
                double lower = gradient.data[at + n + i] - pull * unit.data[at + i];
                gradient.data[at + i] = scale * upper;
                gradient.data[at + n + i] = scale * lower;
            }
        }
    }
}
