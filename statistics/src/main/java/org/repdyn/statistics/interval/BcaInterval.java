package org.repdyn.statistics.interval;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;
import org.repdyn.statistics.Outcome;
import org.repdyn.statistics.distribution.StandardNormal;
import org.repdyn.statistics.distribution.StudentT;
import org.repdyn.statistics.internal.Samples;

/**
 * Bias-corrected and accelerated bootstrap interval (Efron 1987, equations 2.3 and 6.6): the percentiles Φ(z₀ + (z₀ +
 * z)/(1 − a(z₀ + z))) of the resampled statistics, at z = Φ⁻¹((1 ∓ level)/2). The bias correction is z₀ = Φ⁻¹(share of
 * resampled statistics below the estimate), where equal ones count half. The acceleration a = Σd³/(6(Σd²)^(3/2)) has
 * the differences d of the jackknifed statistics from their mean, mean minus statistic.
 *
 * <p>Like other percentile intervals it is too short for few values. For the mean of n values of a gamma distribution
 * with skewness 1, a nominal 95 % covers 83 % with n = 5, 89 % with n = 10, 92 % with n = 20 and 93 % with n = 50, and
 * Student's interval 93 % with n = 5 and 94 % with n = 10 to 50. {@link #expanded} covers 90 % with n = 5 and 94 % with
 * n = 10 to 50. The figures are of 10,000 synthetic studies with 999 resamples each; SyntheticStudiesTest repeats most
 * of them with 2,000 studies.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BcaInterval {

    /** Name of the interval in the reasons why there is none. */
    static final String NAME = "bootstrap interval";

    private BcaInterval() {}

    /**
     * Ends of an interval as values z of a standard normal variable, before the corrections.
     *
     * @param low z of the lower end
     * @param high z of the upper end
     * @param level level of confidence
     */
    private record NormalEnds(double low, double high, double level) {}

    /**
     * Returns a statistic with its interval; undefined for fewer than two values, values that are not finite and equal
     * values.
     *
     * @param values one value per seed
     * @param statistic function of the values, symmetric in them
     * @param level level of confidence
     * @param bootstrap number and seed of the resamples
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public static Outcome<Estimate> of(
            double[] values, ToDoubleFunction<double[]> statistic, double level, Bootstrap bootstrap) {
        Samples.fraction("level", level);
        return between(values, statistic, normal(level), bootstrap);
    }

    /**
     * Returns a statistic with an interval whose percentiles are moved outwards so that for the mean of normal values
     * it is as long as Student's: the interval at the level 2Φ(t·√(n/(n − 1))) − 1, with t the quantile (1 + level)/2
     * of Student's distribution with n − 1 degrees of freedom (Hesterberg 2015, "What teachers should know about the
     * bootstrap", section 4.4).
     *
     * @param values one value per seed
     * @param statistic function of the values, symmetric in them
     * @param level level of confidence that the interval aims at
     * @param bootstrap number and seed of the resamples
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public static Outcome<Estimate> expanded(
            double[] values, ToDoubleFunction<double[]> statistic, double level, Bootstrap bootstrap) {
        Samples.fraction("level", level);
        int n = values.length;
        double z = n < 2 ? 0 : new StudentT(n - 1).quantile((1 + level) / 2) * Math.sqrt(n / (n - 1.0));
        return between(values, statistic, new NormalEnds(-z, z, level), bootstrap);
    }

    private static Outcome<Estimate> between(
            double[] values, ToDoubleFunction<double[]> statistic, NormalEnds normal, Bootstrap bootstrap) {
        Optional<String> objection = Samples.objection(values, 2, NAME).or(() -> Samples.equality(values, NAME));
        if (objection.isPresent()) {
            return Outcome.undefined(objection.get());
        }
        double estimate = statistic.applyAsDouble(values.clone());
        return between(estimate, bootstrap.statistics(values, statistic), jackknife(values, statistic), normal)
                .map(interval -> new Estimate(estimate, interval, values.length));
    }

    /**
     * Returns the interval of an estimate for given resampled statistics; undefined if a statistic is not finite, if
     * all resampled ones are equal, or if all lie on one side of the estimate, so that z₀ is infinite.
     *
     * @param estimate the statistic of the values
     * @param resampled the statistic of each resample
     * @param jackknife the statistic of the values without the first, without the second and so on
     * @param level level of confidence
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public static Outcome<ConfidenceInterval> of(
            double estimate, double[] resampled, double[] jackknife, double level) {
        return between(estimate, resampled, jackknife, normal(Samples.fraction("level", level)));
    }

    /** Returns the ends of the interval of a level. */
    private static NormalEnds normal(double level) {
        return new NormalEnds(
                StandardNormal.quantile((1 - level) / 2), StandardNormal.quantile((1 + level) / 2), level);
    }

    private static Outcome<ConfidenceInterval> between(
            double estimate, double[] resampled, double[] jackknife, NormalEnds normal) {
        Optional<String> objection = infinite("values", estimate)
                .or(() -> infinite("resample", resampled))
                .or(() -> infinite("values without one", jackknife));
        if (objection.isPresent()) {
            return Outcome.undefined(objection.get());
        }
        double below = 0;
        for (double value : resampled) {
            below += value < estimate ? 1 : value == estimate ? 0.5 : 0;
        }
        double[] sorted = resampled.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            return Outcome.undefined("no resample: no " + NAME);
        }
        if (sorted[0] == sorted[sorted.length - 1]) {
            return Outcome.undefined("the statistic is the same for all resamples: no " + NAME);
        }
        if (below == 0 || below == resampled.length) {
            return Outcome.undefined("the statistics of all resamples are on one side of the estimate: no " + NAME);
        }
        double bias = StandardNormal.quantile(below / resampled.length);
        double acceleration = acceleration(jackknife);
        double low = Samples.percentile(sorted, share(bias, acceleration, normal.low()));
        double high = Samples.percentile(sorted, share(bias, acceleration, normal.high()));
        return Outcome.of(new ConfidenceInterval(low, high, normal.level()));
    }

    private static Optional<String> infinite(String what, double... statistics) {
        return Arrays.stream(statistics)
                .filter(value -> !Double.isFinite(value))
                .mapToObj(value -> "the statistic of the " + what + " is " + Decimals.text(value) + ": no " + NAME)
                .findFirst();
    }

    /** Returns Φ(z₀ + w/(1 − a·w)) with w = z₀ + z, and its limit, the end of the range, beyond the pole at a·w = 1. */
    private static double share(double bias, double acceleration, double z) {
        double w = bias + z;
        double denominator = 1 - acceleration * w;
        return denominator > 0 ? StandardNormal.cumulative(bias + w / denominator) : w > 0 ? 1 : 0;
    }

    /** Returns the statistic of the values without each of them in turn. */
    private static double[] jackknife(double[] values, ToDoubleFunction<double[]> statistic) {
        double[] jackknife = new double[values.length];
        for (int left = 0; left < values.length; left++) {
            double[] others = new double[values.length - 1];
            System.arraycopy(values, 0, others, 0, left);
            System.arraycopy(values, left + 1, others, left, others.length - left);
            jackknife[left] = statistic.applyAsDouble(others);
        }
        return jackknife;
    }

    /** Returns a = Σd³/(6(Σd²)^(3/2)), 0 if the statistic does not change. */
    private static double acceleration(double[] jackknife) {
        double mean = Samples.mean(jackknife);
        // The ratio does not depend on the unit of d. With the deviation as unit, no square overflows or vanishes.
        double unit = Samples.deviation(jackknife);
        double squares = 0;
        double cubes = 0;
        for (double value : jackknife) {
            double d = unit == 0 ? 0 : (mean - value) / unit;
            squares += d * d;
            cubes += d * d * d;
        }
        return squares == 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares));
    }
}
