package org.repdyn.statistics.distribution;

import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apiguardian.api.API;
import org.repdyn.statistics.internal.Roots;
import org.repdyn.statistics.internal.Samples;

/**
 * Student's t distribution. With I the regularised incomplete beta function, P(|T| &gt; t) = I(ν/(ν + t²); ν/2, 1/2)
 * (Abramowitz and Stegun 1964, 26.7.1).
 *
 * @param degreesOfFreedom ν, positive
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StudentT(double degreesOfFreedom) {

    /**
     * Creates the distribution.
     *
     * @throws IllegalArgumentException if the degrees of freedom are not positive and finite
     */
    public StudentT {
        Samples.degreesOfFreedom(degreesOfFreedom);
    }

    /** Returns P(|T| &gt; |t|), the two-sided p-value. */
    public double twoSided(double t) {
        double square = t * t;
        if (Double.isInfinite(square)) {
            return 0;
        }
        double nu = degreesOfFreedom;
        // The argument that is less than 1/2 is the one without cancellation.
        return square > nu
                ? RegularizedBeta.value(nu / (nu + square), nu / 2, 0.5)
                : RegularizedBeta.complement(square / (nu + square), 0.5, nu / 2);
    }

    /**
     * Returns the t with P(T ≤ t) = probability.
     *
     * @throws IllegalArgumentException if the probability is not between 0 and 1
     */
    public double quantile(double probability) {
        double twoTails = 2 * Math.min(Samples.fraction("probability", probability), 1 - probability);
        if (twoTails == 1) {
            return 0;
        }
        double t = Roots.positive(x -> Math.log(twoSided(x)) - Math.log(twoTails));
        return probability < 0.5 ? -t : t;
    }
}
