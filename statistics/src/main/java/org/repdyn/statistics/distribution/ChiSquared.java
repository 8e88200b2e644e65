package org.repdyn.statistics.distribution;

import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apiguardian.api.API;
import org.repdyn.statistics.internal.Samples;

/**
 * χ² distribution: P(X &gt; x) = Q(ν/2, x/2) with Q the regularised upper incomplete gamma function (Abramowitz and
 * Stegun 1964, 26.4.19).
 *
 * @param degreesOfFreedom ν
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ChiSquared(double degreesOfFreedom) {

    /**
     * Creates the distribution.
     *
     * @throws IllegalArgumentException if the degrees of freedom are not positive and finite
     */
    public ChiSquared {
        Samples.degreesOfFreedom(degreesOfFreedom);
    }

    /** Returns P(X &gt; x), the p-value. */
    public double upperTail(double x) {
        return x <= 0 ? 1 : RegularizedGamma.Q.value(degreesOfFreedom / 2, x / 2);
    }
}
