package org.repdyn.statistics.comparison;

import java.util.Optional;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apiguardian.api.API;
import org.repdyn.statistics.Outcome;
import org.repdyn.statistics.distribution.StudentT;
import org.repdyn.statistics.internal.Samples;
import org.repdyn.statistics.interval.ConfidenceInterval;

/**
 * Paired t test of two arms over common seeds. With d̄ and s the mean and standard deviation of the n differences, t =
 * d̄/(s/√n) has Student's distribution with n − 1 degrees of freedom if there is no difference and differences are
 * normal (Student 1908).
 *
 * @param pairs n, number of common seeds
 * @param difference d̄, mean of first − second
 * @param interval confidence interval d̄ ± t·s/√n
 * @param t the statistic
 * @param pValue two-sided p-value
 * @param effect Cohen's d of the differences, d̄/s (Cohen 1988, section 2.3.5)
 * @param unbiasedEffect d̄/s·J, Hedges' correction for few seeds, J = Γ(m/2)/(√(m/2)·Γ((m − 1)/2)) with m = n − 1
 *     (Hedges 1981); 0 for n = 2, where J vanishes
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PairedTTest(
        int pairs,
        double difference,
        ConfidenceInterval interval,
        double t,
        double pValue,
        double effect,
        double unbiasedEffect) {

    private static final String NAME = "paired test";

    /** Tests at the default level of confidence, 95 %. */
    public static Outcome<PairedTTest> of(double[] first, double[] second) {
        return of(first, second, ConfidenceInterval.LEVEL);
    }

    /**
     * Tests whether the mean difference is zero; undefined for unequal numbers of values, for fewer than two common
     * seeds, for values that are not finite and for equal differences.
     *
     * @param first values of one arm
     * @param second values of the other arm for the same seeds, in the same order
     * @param level level of the interval
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public static Outcome<PairedTTest> of(double[] first, double[] second, double level) {
        Samples.fraction("level", level);
        Optional<String> objection =
                Samples.objection(first, second, 2, NAME).or(() -> Differences.equality(first, second, NAME));
        if (objection.isPresent()) {
            return Outcome.undefined(objection.get());
        }
        double[] differences = Samples.differences(first, second);
        int n = differences.length;
        double mean = Samples.mean(differences);
        double deviation = Samples.deviation(differences);
        double error = deviation / Math.sqrt(n);
        StudentT student = new StudentT(n - 1);
        double half = student.quantile((1 + level) / 2) * error;
        Optional<String> overflow = Samples.overflow(mean + half, NAME).or(() -> Samples.overflow(mean - half, NAME));
        if (overflow.isPresent()) {
            return Outcome.undefined(overflow.get());
        }
        return Outcome.of(new PairedTTest(
                n,
                mean,
                new ConfidenceInterval(mean - half, mean + half, level),
                mean / error,
                student.twoSided(mean / error),
                mean / deviation,
                mean / deviation * correction(n - 1)));
    }

    /** Returns Hedges' J for m degrees of freedom. */
    private static double correction(double m) {
        return m == 1 ? 0 : Math.exp(LogGamma.value(m / 2) - LogGamma.value((m - 1) / 2)) / Math.sqrt(m / 2);
    }
}
