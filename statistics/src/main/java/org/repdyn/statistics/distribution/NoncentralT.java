package org.repdyn.statistics.distribution;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;
import org.repdyn.statistics.internal.Quadrature;

/**
 * Noncentral t distribution, the law of (Z + δ)/S with Z standard normal and S² = χ²_ν/ν independent of it. It is that
 * of the t statistic if there is a difference, and so gives the power of a t test. Computed from P(T ≤ t) = ∫ Φ(t·s −
 * δ) f(s) ds, where f(s) = 2(ν/2)^(ν/2)/Γ(ν/2)·s^(ν−1)·exp(−νs²/2) is the density of S (Johnson, Kotz and Balakrishnan
 * 1995, chapter 31), by Gauss–Legendre quadrature.
 *
 * @param degreesOfFreedom ν, at least 1
 * @param noncentrality δ
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record NoncentralT(double degreesOfFreedom, double noncentrality) {

    /**
     * Half length of the range of S in units of 1/√ν. S is a Lipschitz function of normal variables with constant 1/√ν,
     * so the mass outside is below 2·exp(−9.5²/2) ≈ 5e-20.
     */
    private static final double RANGE = 9.5;

    /** Half length of the range in which Φ(t·s − δ) changes, in units of 1/t; Φ(−9) is 1e-19. */
    private static final double STEP = 9;

    /** Panels of each of the pieces; an integrand changes over no less than a tenth of a piece. */
    private static final int PANELS = 24;

    /**
     * Degrees of freedom above which a normal distribution with a correction is used: log Γ(ν/2), about 1e7 there, leaves a density of ten digits and fewer
     * beyond. The tails of the correction are off by a part of 1e-8 at three standard deviations and 3e-7 at six, for a noncentrality of about √ν or more, and by 1e-12
     * for one below 10.
     */
    private static final double MANY = 1e6;

    /**
     * Creates the distribution.
     *
     * @throws IllegalArgumentException if there is less than one degree of freedom or the noncentrality is not finite
     */
    public NoncentralT {
        if (!(degreesOfFreedom >= 1) || !Double.isFinite(noncentrality)) {
            throw new IllegalArgumentException(
                    "the noncentral t distribution has at least 1 degree of freedom and a finite noncentrality, got "
                            + Decimals.text(degreesOfFreedom) + " and " + Decimals.text(noncentrality));
        }
    }

    /** Returns P(T ≤ t). */
    public double cumulative(double t) {
        return degreesOfFreedom > MANY
                ? StandardNormal.cumulative(normal(t))
                : integral(t, s -> StandardNormal.cumulative(t * s - noncentrality));
    }

    /** Returns P(T &gt; t). */
    public double upperTail(double t) {
        return degreesOfFreedom > MANY
                ? StandardNormal.upperTail(normal(t))
                : integral(t, s -> StandardNormal.upperTail(t * s - noncentrality));
    }

    /**
     * Returns the z with P(T ≤ t) = P(t·S − Z ≥ δ) ≈ Φ(z), up to terms of order ν^(−3/2): by the expansion of Cornish and Fisher (1937), with the mean 1 − 1/(4ν), the
     * variance (1 − 1/(4ν))/(2ν) and the skewness 1/√(2ν) of S.
     */
    private double normal(double t) {
        if (Double.isInfinite(t)) {
            return t;
        }
        double nu = degreesOfFreedom;
        double shrunk = 1 - 1 / (4 * nu);
        double spread = t / Math.sqrt(2 * nu);
        double deviation = Math.hypot(1, spread * Math.sqrt(shrunk));
        double y = (t * shrunk - noncentrality) / deviation;
        double skewness = Math.pow(spread / deviation, 3) / Math.sqrt(2 * nu);
        double w = skewness * y;
        return y * (1 + w / 6 + w * w / 9) - skewness / 6 - 7 * skewness * w / 36;
    }

    private double integral(double t, DoubleUnaryOperator conditional) {
        double nu = degreesOfFreedom;
        double constant = Math.log(2) + nu / 2 * Math.log(nu / 2) - LogGamma.value(nu / 2);
        double low = Math.max(0, 1 - RANGE / Math.sqrt(nu));
        double high = 1 + RANGE / Math.sqrt(nu);
        double[] ends = t == 0
                ? new double[] {low, high}
                : DoubleStream.of(
                                low,
                                clamp(noncentrality / t - STEP / Math.abs(t), low, high),
                                clamp(noncentrality / t + STEP / Math.abs(t), low, high),
                                high)
                        .sorted()
                        .distinct()
                        .toArray();
        double sum = 0;
        for (int i = 1; i < ends.length; i++) {
            sum += Quadrature.integral(
                    s -> Math.exp(constant + (nu - 1) * Math.log(s) - nu * s * s / 2) * conditional.applyAsDouble(s),
                    ends[i - 1],
                    ends[i],
                    PANELS);
        }
        return sum;
    }

    private static double clamp(double value, double low, double high) {
        return Math.min(high, Math.max(low, value));
    }
}
