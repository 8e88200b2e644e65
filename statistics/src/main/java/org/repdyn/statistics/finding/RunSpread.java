package org.repdyn.statistics.finding;

import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;
import org.repdyn.statistics.internal.Samples;

/**
 * Spread of the differences of single runs between two arms that are means over K combinations of further settings. The
 * difference of combination k and seed s is the sum of a mean, a part of k, a part of s, and a rest; with the mean square of the
 * rest over (K − 1)(n − 1) degrees of freedom, the mean over K combinations and n seeds has at least the standard error
 * √(mean square/(Kn)). The means of a few seeds can lie closer together by chance, because K runs average out.
 *
 * @param error standard error of the mean difference
 * @param combinations K, at least 2
 * @param seeds n, at least 2
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunSpread(double error, int combinations, int seeds) {

    /**
     * Creates the spread.
     *
     * @throws IllegalArgumentException if the error is negative or not finite, or there is no degree of freedom
     */
    public RunSpread {
        if (!(error >= 0 && error < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a standard error is finite and not negative, got " + Decimals.text(error));
        }
        Samples.degreesOfFreedom(degreesOfFreedom());
    }

    /** Returns (K − 1)(n − 1). */
    public int degreesOfFreedom() {
        return (combinations - 1) * (seeds - 1);
    }
}
