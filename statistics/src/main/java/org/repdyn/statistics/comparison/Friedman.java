package org.repdyn.statistics.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.statistics.Outcome;
import org.repdyn.statistics.distribution.ChiSquared;
import org.repdyn.statistics.internal.Ranks;
import org.repdyn.statistics.internal.Samples;

/**
 * Test of Friedman (1937) for k arms on N datasets (or other blocks). Arms are ranked on each dataset, equal ones with
 * the mean of their ranks. With R_j the average rank of arm j, χ² = (12N/(k(k+1))·ΣR_j² − 3N(k+1))/c, with the
 * correction for ties c = 1 − Σ(t³ − t)/(N(k³ − k)), has nearly the χ² distribution with k − 1 degrees of freedom if
 * the arms do not differ, and so has F = (N − 1)χ²/(N(k − 1) − χ²) of Iman and Davenport (1980) the F distribution. The p-value is
 * that of the permutations of the ranks, in which F and χ² have the same order: exact for few arms and datasets, and otherwise from a beta
 * distribution with the mean and variance of χ².
 *
 * @param datasets N
 * @param averageRanks R_j for each arm, 1 for the best
 * @param chiSquared χ², corrected for ties
 * @param chiSquaredPValue p-value of χ²
 * @param f F of Iman and Davenport; infinite if all datasets rank the arms alike
 * @param pValue probability of an F of at least this value, if all orders of the ranks of a dataset have the same probability
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Friedman(
        int datasets, List<Double> averageRanks, double chiSquared, double chiSquaredPValue, double f, double pValue) {

    private static final String NAME = "Friedman test";

    /** Part of N(k − 1) below which its difference from χ² is rounding. */
    private static final double ROUNDING = 1e-12;

    public Friedman {
        averageRanks = List.copyOf(averageRanks);
    }

    /**
     * Tests whether arms differ; undefined for fewer than three arms or two datasets, for datasets with different
     * numbers of arms, for values that are not finite, and if all arms are equal on each dataset.
     *
     * @param values one array for each dataset, with one value for each arm
     * @param better direction in which values are better
     */
    public static Outcome<Friedman> of(List<double[]> values, Better better) {
        int n = values.size();
        int k = n == 0 ? 0 : values.get(0).length;
        if (n < 2 || k < 3) {
            return Outcome.undefined(
                    "datasets: " + n + ", arms: " + k + ": no " + NAME + "; it needs at least 2 datasets and 3 arms");
        }
        double[] sums = new double[k];
        double ties = 0;
        double oneRow = 1;
        List<int[]> blocks = new ArrayList<>();
        for (double[] row : values) {
            if (row.length != k) {
                return Outcome.undefined("datasets with " + k + " and " + row.length + " arms: no " + NAME
                        + "; it needs one value of each arm for each dataset");
            }
            Optional<String> objection = Samples.objection(row, k, NAME);
            if (objection.isPresent()) {
                return Outcome.undefined(objection.get());
            }
            Ranks ranks = Ranks.of(better == Better.LOWER ? row : negated(row));
            ties += ranks.ties();
            blocks.add(ranks.doubled());
            oneRow = chance(ranks);
            for (int j = 0; j < k; j++) {
                sums[j] += ranks.rank(j);
            }
        }
        double cube = (double) k * k * k - k;
        double correction = 1 - ties / (n * cube);
        if (correction <= 0) {
            return Outcome.undefined("all " + k + " arms are equal on each dataset: no " + NAME);
        }
        double squares = Arrays.stream(sums).map(s -> s * s).sum();
        double chiSquared = (12 * squares / (n * k * (k + 1.0)) - 3 * n * (k + 1.0)) / correction;
        double rest = n * (k - 1.0) - chiSquared;
        boolean alike = rest <= ROUNDING * n * k;
        double f = alike ? Double.POSITIVE_INFINITY : (n - 1) * chiSquared / rest;
        double p = alike ? Math.pow(oneRow, n - 1) : new RankSums(blocks).pValue();
        return Outcome.of(new Friedman(
                n,
                Arrays.stream(sums).mapToObj(s -> s / n).toList(),
                chiSquared,
                new ChiSquared(k - 1).upperTail(chiSquared),
                f,
                p));
    }

    private static double[] negated(double[] row) {
        return Arrays.stream(row).map(v -> -v).toArray();
    }

    /** Returns the probability that a random order gives these ranks, ∏t!/k! over groups of t equal ranks. */
    private static double chance(Ranks ranks) {
        int[] sorted = ranks.doubled().clone();
        Arrays.sort(sorted);
        double chance = 1;
        int equal = 0;
        for (int i = 0; i < sorted.length; i++) {
            equal = i > 0 && sorted[i] == sorted[i - 1] ? equal + 1 : 1;
            chance *= (double) equal / (i + 1);
        }
        return chance;
    }
}
