package org.repdyn.statistics.distribution;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErfc;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;

/** Standard normal distribution N(0, 1). */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StandardNormal {

    /** √2. */
    private static final double SQRT_2 = Math.sqrt(2);

    /** √(2π). */
    private static final double SQRT_2_PI = Math.sqrt(2 * Math.PI);

    private StandardNormal() {}

    /** Returns the density φ(x) = exp(−x²/2)/√(2π). */
    public static double density(double x) {
        return Math.exp(-x * x / 2) / SQRT_2_PI;
    }

    /** Returns Φ(x) = P(Z ≤ x), with full relative accuracy in the lower tail. */
    public static double cumulative(double x) {
        return Erfc.value(-x / SQRT_2) / 2;
    }

    /** Returns P(Z &gt; x), with full relative accuracy in the upper tail. */
    public static double upperTail(double x) {
        return Erfc.value(x / SQRT_2) / 2;
    }

    /**
     * Returns the x with Φ(x) = probability; infinite for 0 and 1.
     *
     * @throws IllegalArgumentException if the probability is not between 0 and 1
     */
    public static double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability is between 0 and 1, got " + Decimals.text(probability));
        }
        return -SQRT_2 * InverseErfc.value(2 * probability);
    }
}
