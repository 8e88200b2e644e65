package org.repdyn.statistics.distribution;

import org.apiguardian.api.API;
import org.repdyn.statistics.internal.Quadrature;
import org.repdyn.statistics.internal.Roots;
import org.repdyn.statistics.internal.Samples;

/**
 * Studentised range with infinite degrees of freedom: the law of max − min of k independent standard normal numbers.
 * Given the largest number z, each of the others lies in [z − q, z], so that P(Q ≤ q) = k ∫ φ(z)(Φ(z) − Φ(z − q))^(k−1)
 * dz (Tukey; Miller 1981, chapter 2), by Gauss–Legendre quadrature.
 *
 * @param groups k, at least 2
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StudentisedRange(int groups) {

    /** Largest normal number in the integral; P(Z &gt; 10) is 8e-24. */
    private static final double RANGE = 10;

    /** Panels of length 1/2 each; the integrand changes over a length of about 1. */
    private static final int PANELS = 40;

    /**
     * Creates the distribution.
     *
     * @throws IllegalArgumentException if there are fewer than two groups
     */
    public StudentisedRange {
        if (groups < 2) {
            throw new IllegalArgumentException("a range needs at least 2 groups, got " + groups);
        }
    }

    /** Returns P(Q &gt; q), with full relative accuracy in the tail. */
    public double upperTail(double q) {
        if (q <= 0) {
            return 1;
        }
        // φΦ^(k−1) − φ(Φ − Φ(z−q))^(k−1) = φΦ^(k−1)·(1 − (1 − Φ(z−q)/Φ)^(k−1)), without cancellation.
        return Quadrature.integral(
                z -> {
                    double below = StandardNormal.cumulative(z);
                    double outside = StandardNormal.cumulative(z - q) / below;
                    return groups
                            * StandardNormal.density(z)
                            * Math.pow(below, groups - 1)
                            * -Math.expm1((groups - 1) * Math.log1p(-outside));
                },
                -RANGE,
                RANGE,
                PANELS);
    }

    /**
     * Returns the q with P(Q ≤ q) = probability.
     *
     * @throws IllegalArgumentException if the probability is not between 0 and 1
     */
    public double quantile(double probability) {
        double tail = Math.log1p(-Samples.fraction("probability", probability));
        return Roots.positive(q -> Math.log(upperTail(q)) - tail);
    }
}
