package org.repdyn.statistics.distribution;

import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apiguardian.api.API;
import org.repdyn.statistics.internal.Samples;

/**
 * Fisher's F distribution: P(F &gt; f) = I(b/(b + a·f); b/2, a/2) with I the regularised incomplete beta function
 * (Abramowitz and Stegun 1964, 26.6.2).
 *
 * @param numerator a, degrees of freedom of the numerator
 * @param denominator b, degrees of freedom of the denominator
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FisherF(double numerator, double denominator) {

    /**
     * Creates the distribution.
     *
     * @throws IllegalArgumentException if the degrees of freedom are not positive and finite
     */
    public FisherF {
        Samples.degreesOfFreedom(numerator);
        Samples.degreesOfFreedom(denominator);
    }

    /** Returns P(F &gt; f), the p-value. */
    public double upperTail(double f) {
        if (f <= 0) {
            return 1;
        }
        double scaled = numerator * f;
        return scaled > denominator
                ? RegularizedBeta.value(denominator / (denominator + scaled), denominator / 2, numerator / 2)
                : RegularizedBeta.complement(scaled / (denominator + scaled), numerator / 2, denominator / 2);
    }
}
