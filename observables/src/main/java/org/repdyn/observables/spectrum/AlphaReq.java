package org.repdyn.observables.spectrum;

import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.CountedNoun;

/**
 * Power law λᵢ ≈ c·i^{−α} fitted to a descending spectrum: −α is the slope of log λᵢ on log i by least squares with weights
 * 1/i. Agrawal, Mondal, Ghosh and Richards (2022), "α-ReQ".
 *
 * @param alpha exponent α
 * @param rSquared 1 − residual/total sum of squares of log λᵢ over the same ranks, unweighted
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record AlphaReq(double alpha, double rSquared) {

    /**
     * Fits ranks {@code firstRank} to {@code lastRank}, counted from 1, or up to the end of the spectrum if that comes first.
     *
     * @throws ArithmeticException if the window holds fewer than two ranks or an eigenvalue that is not positive
     */
    public static AlphaReq fit(double[] eigenvalues, int firstRank, int lastRank) {
        int last = Math.min(lastRank, eigenvalues.length);
        if (firstRank < 1 || last <= firstRank) {
            throw new ArithmeticException(
                    "α-ReQ needs at least two ranks: the spectrum has " + CountedNoun.of(eigenvalues.length, "value")
                            + ", and the fit is over ranks " + firstRank + " to " + lastRank);
        }
        double weights = 0;
        double meanX = 0;
        double meanY = 0;
        double plainY = 0;
        for (int rank = firstRank; rank <= last; rank++) {
            double value = eigenvalues[rank - 1];
            if (!(value > 0)) {
                throw new ArithmeticException(
                        "α-ReQ needs positive eigenvalues, but eigenvalue " + rank + " is " + Decimals.text(value));
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
            double deviation = y - meanY - slope * (Math.log(rank) - meanX);
            residual += deviation * deviation;
            total += (y - plainY) * (y - plainY);
        }
        return new AlphaReq(-slope, total == 0 ? 1 : 1 - residual / total);
    }
}
