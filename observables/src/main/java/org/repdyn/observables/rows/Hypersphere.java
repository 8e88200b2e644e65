package org.repdyn.observables.rows;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.UnitRows;

/**
 * Metrics of the directions û = u/‖u‖ of embeddings on the unit sphere. All methods throw {@link ArithmeticException} if a row
 * is zero, and therefore has no direction, or is not finite. Wang and Isola (2020), "Understanding contrastive representation
 * learning through alignment and uniformity on the hypersphere".
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Hypersphere {

    private Hypersphere() {}

    /** Returns the mean of ‖û − û⁺‖² over pairs of rows, in [0, 4]; 0 if both rows of each pair have the same direction. */
    public static double alignment(R064Store u, R064Store positives) {
        R064Store first = UnitRows.of(u);
        R064Store second = UnitRows.of(positives);
        double sum = 0;
        for (int i = 0; i < first.data.length; i++) {
            double difference = first.data[i] - second.data[i];
            sum += difference * difference;
        }
        return sum / u.getRowDim();
    }

    /**
     * Returns log mean_{i&lt;j} exp(−t‖ûᵢ − ûⱼ‖²); 0 at collapse, negative otherwise.
     *
     * @throws ArithmeticException if there are fewer than two rows, or a row has no direction
     */
    public static double uniformity(R064Store u, double t) {
        int n = u.getRowDim();
        if (n < 2) {
            throw new ArithmeticException("uniformity compares pairs of samples, but there is " + n);
        }
        int k = u.getColDim();
        // One row after the other, so that the loop over pairs reads neighbouring entries.
        double[] rows = UnitRows.of(u).transpose().toRawCopy1D();
        double sum = 0;
        for (int j = 1; j < n; j++) {
            for (int i = 0; i < j; i++) {
                double distance = 0;
                for (int c = 0; c < k; c++) {
                    double difference = rows[i * k + c] - rows[j * k + c];
                    distance += difference * difference;
                }
                sum += Math.exp(-t * distance);
            }
        }
        return Math.log(sum / (0.5 * n * (n - 1)));
    }

    /**
     * Returns the mean over columns of the standard deviation of û: 1/√k for isotropic directions, 0 at collapse. Chen and He
     * (2021), "Exploring simple Siamese representation learning", section 4.1.
     *
     * @param unbiased true for divisor n − 1, as libraries have it; false for n
     */
    public static double normalisedStd(R064Store u, boolean unbiased) {
        int n = u.getRowDim();
        int divisor = unbiased ? n - 1 : n;
        if (divisor < 1) {
            throw new ArithmeticException("a single sample has no standard deviation");
        }
        R064Store rows = UnitRows.of(u);
        double total = 0;
        for (int c = 0; c < rows.getColDim(); c++) {
            double mean = 0;
            for (int i = 0; i < n; i++) {
                mean += rows.data[c * n + i] / n;
            }
            double squares = 0;
            for (int i = 0; i < n; i++) {
                double difference = rows.data[c * n + i] - mean;
                squares += difference * difference;
            }
            total += Math.sqrt(squares / divisor);
        }
        return total / rows.getColDim();
    }

    /**
     * Returns the largest |cos| between two columns, not centred; 1 if two columns are proportional.
     *
     * @throws ArithmeticException if there are fewer than two columns, or a column has no direction
     */
    public static double mutualCoherence(R064Store u) {
        if (u.getColDim() < 2) {
            throw new ArithmeticException("coherence compares pairs of columns, but there is 1");
        }
        R064Store columns = UnitRows.of(R064Store.FACTORY.copy(u.transpose()));
        int k = columns.getRowDim();
        double largest = 0;
        for (int b = 1; b < k; b++) {
            for (int a = 0; a < b; a++) {
                double cosine = 0;
                for (int i = 0; i < columns.getColDim(); i++) {
                    cosine += columns.data[i * k + a] * columns.data[i * k + b];
                }
                largest = Math.max(largest, Math.abs(cosine));
            }
        }
        return largest;
    }
}
