package org.repdyn.statistics.interval;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.statistics.Outcome;
import org.repdyn.statistics.distribution.StudentT;
import org.repdyn.statistics.internal.Samples;

/**
 * Interval of Student (1908) for a mean: x̄ ± t·s/√n, where s is the standard deviation with n − 1 in the denominator
 * and t the quantile (1 + level)/2 of Student's distribution with n − 1 degrees of freedom. Exact for normal values,
 * and the better choice than a bootstrap for few seeds.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StudentInterval {

    private static final String NAME = "interval";

    private StudentInterval() {}

    /** Returns the mean with its interval of level 95 %. */
    public static Outcome<Estimate> of(double[] values) {
        return of(values, ConfidenceInterval.LEVEL);
    }

    /**
     * Returns the mean with its interval; undefined for fewer than two values, values that are not finite and equal
     * values.
     *
     * @param values one value per seed
     * @param level level of confidence
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public static Outcome<Estimate> of(double[] values, double level) {
        Samples.fraction("level", level);
        Optional<String> objection = Samples.objection(values, 2, NAME).or(() -> Samples.equality(values, NAME));
        if (objection.isPresent()) {
            return Outcome.undefined(objection.get());
        }
        int n = values.length;
        double mean = Samples.mean(values);
        double half = new StudentT(n - 1).quantile((1 + level) / 2) * Samples.deviation(values) / Math.sqrt(n);
        Optional<String> overflow = Samples.overflow(mean + half, NAME).or(() -> Samples.overflow(mean - half, NAME));
        if (overflow.isPresent()) {
            return Outcome.undefined(overflow.get());
        }
        return Outcome.of(new Estimate(mean, new ConfidenceInterval(mean - half, mean + half, level), n));
    }
}
