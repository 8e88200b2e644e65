package org.repdyn.observables.spectrum;

import org.apiguardian.api.API;

/**
 * The exponent of a power law λᵢ ≈ c·i^{−α} fitted to a descending spectrum: minus the slope of log λᵢ on log i by least
 * squares with weights 1/i. Agrawal, Mondal, Ghosh and Richards (2022), "α-ReQ".
 *
 * @param alpha the exponent α
 * @param rSquared 1 − residual/total sum of squares of log λᵢ over the same ranks, unweighted
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record AlphaReq(double alpha, double rSquared) {

    /**
     * Fits ranks {@code firstRank} to {@code lastRank}, counted from 1, or to the end of the spectrum if that comes first.
     *
     * @throws ArithmeticException when fewer than two ranks or a zero eigenvalue are in the window
     */
    public static AlphaReq fit(double[] eigenvalues, int firstRank, int lastRank) {
        int last = Math.min(lastRank, eigenvalues.length);
        if (firstRank < 1 || last <= firstRank) {
            throw new ArithmeticException("α-ReQ needs two ranks or more: the spectrum has " + eigenvalues.length
                    + " values, the fit is over ranks " + firstRank + " to " + lastRank);
        }
        double weights = 0;
        double meanX = 0;
        double meanY = 0;
        double plainY = 0;
        for (int rank = firstRank; rank <= last; rank++) {
            double value = eigenvalues[rank - 1];
            if (!(value > 0)) {
                throw new ArithmeticException("α-ReQ takes logarithms, and eigenvalue " + rank + " is " + value);
            }
            double weight = 1.0 / rank;
            weights += weight;
            meanX += weight * Math.log(rank);
            meanY += weight * Math.log(value);
            plainY += Math.log(value);
        }
        meanX /= weights;
        meanY /= weights;
        plainY /= last - firstRank + 1;
        double covariance = 0;
        double variance = 0;
        for (int rank = firstRank; rank <= last; rank++) {
            double x = Math.log(rank) - meanX;
            covariance += x * (Math.log(eigenvalues[rank - 1]) - meanY) / rank;
            variance += x * x / rank;
        }
        double slope = covariance / variance;
        double residual = 0;
        double total = 0;
        for (int rank = firstRank; rank <= last; rank++) {
            double y = Math.log(eigenvalues[rank - 1]);
            double miss = y - meanY - slope * (Math.log(rank) - meanX);
            residual += miss * miss;
            total += (y - plainY) * (y - plainY);
        }
        return new AlphaReq(-slope, total == 0 ? 1 : 1 - residual / total);
    }
}
