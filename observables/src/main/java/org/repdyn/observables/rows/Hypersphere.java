package org.repdyn.observables.rows;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
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
        return alignmentOfDirections(UnitRows.of(u), UnitRows.of(positives));
    }

    /** Returns the alignment of unit rows. */
    static double alignmentOfDirections(R064Store first, R064Store second) {
        double sum = 0;
        for (int i = 0; i < first.data.length; i++) {
            double difference = first.data[i] - second.data[i];
            sum += difference * difference;
        }
        return sum / first.getRowDim();
    }

    /**
     * Returns log mean_{i&lt;j} exp(−t‖ûᵢ − ûⱼ‖²); 0 at collapse, negative otherwise.
     *
     * @throws ArithmeticException if there are fewer than two rows, or a row has no direction
     */
    public static double uniformity(R064Store u, double t, LinearAlgebra algebra) {
        return uniformityOfDirections(UnitRows.of(u), t, algebra);
    }

    /** Returns the uniformity of unit rows. */
    static double uniformityOfDirections(R064Store rows, double t, LinearAlgebra algebra) {
        if (rows.getRowDim() < 2) {
            throw new ArithmeticException("uniformity compares pairs of samples, but there is " + rows.getRowDim());
        }
        return Math.log(PairPotential.mean(rows, t, algebra));
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
        return stdOfDirections(UnitRows.of(u), divisor);
    }

    /** Returns the mean standard deviation of the columns of unit rows. */
    static double stdOfDirections(R064Store rows, int divisor) {
        int n = rows.getRowDim();
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
    public static double mutualCoherence(R064Store u, LinearAlgebra algebra) {
        if (u.getColDim() < 2) {
            throw new ArithmeticException("coherence compares pairs of columns, but there is 1");
        }
        R064Store columns = UnitRows.of(R064Store.FACTORY.transpose(u));
        R064Store cosines = algebra.gramOfRows(columns);
        int k = cosines.getRowDim();
        double largest = 0;
        for (int b = 1; b < k; b++) {
            for (int a = 0; a < b; a++) {
                largest = Math.max(largest, Math.abs(cosines.data[b * k + a]));
            }
        }
        return largest;
    }
}
