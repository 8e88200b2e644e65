package org.repdyn.statistics.comparison;

import java.util.Arrays;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Test for the differences of two arms over common seeds, with the rule that chooses it. The rule depends on the numbers of
 * seeds and tests only: a choice by the values themselves, such as a test of normality before, would change the
 * probability of a false claim.
 *
 * <p>The t test has the higher power for few seeds and needs differences that are about normal. The signed-rank test
 * needs differences that are symmetric only, and one run that went wrong weighs no more than its rank; but its p-values
 * are multiples of 2/2ⁿ, so that with few seeds it finds nothing: at 5 % it needs 6 seeds for one test, and more after
 * a correction for several.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum PairedTest {
    /** The paired t test, {@link PairedTTest}. */
    STUDENT("paired t test"),
    /** The signed-rank test, {@link WilcoxonSignedRank}. */
    WILCOXON("Wilcoxon signed-rank test");

    /**
     * Largest value of the smallest p-value of the signed-rank test, corrected for all tests, with which it is chosen.
     * A tenth of the usual significance of 5 %, so that a finding does not need all differences to have the same sign.
     */
    private static final double MAX_SMALLEST_P_VALUE = 0.005;

    private final String title;

    PairedTest(String title) {
        this.title = title;
    }

    /** Returns the name of the test in files, such as {@code wilcoxon}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the name of the test in a sentence. */
    public String title() {
        return title;
    }

    /** Returns the name in a sentence of the test with a name in files; of another one, that name. */
    public static String titleOf(String key) {
        return Arrays.stream(values())
                .filter(test -> test.key().equals(key))
                .map(PairedTest::title)
                .findFirst()
                .orElse(key);
    }

    /**
     * Returns the signed-rank test if its smallest p-value times the number of tests, m·2/2ⁿ, is at most 0.005, and
     * otherwise the t test. A single test is a signed-rank test from 9 seeds on; each of 10 tests, from 12.
     *
     * @param seeds n, number of common seeds
     * @param tests m, number of tests that are corrected together
     */
    public static PairedTest of(int seeds, int tests) {
        return tests * WilcoxonSignedRank.smallestPValue(seeds) <= MAX_SMALLEST_P_VALUE ? WILCOXON : STUDENT;
    }

    /**
     * Returns the least p-value that n seeds support whatever the values, 2/4ⁿ for one difference: 1/32 for 3 seeds, 1/512 for 5. Runs
     * often end in one of two states, such as collapsed or not. Then n differences can be equal by chance, with a spread of nearly zero
     * and a p-value of the t test of nearly zero. Two independent arms of one law have a given difference other than zero with
     * probability a ≤ 1/4, because Σ p_i·p_j over neighbours i, j on a line is at most 1/4 (Motzkin and Straus 1965); so n seeds give it
     * with probability aⁿ, with either sign.
     *
     * <p>For the mean of K such differences it is the probability that each of them is the same for all seeds, and not all are zero,
     * ((1 − 2a)ⁿ + 2aⁿ)^K − (1 − 2a)^(nK), at the a for which it is about the largest, the smaller of 1/4 and 1/(2K).
     *
     * @param seeds n, number of common seeds
     * @param combinations K, number of differences of which each seed has the mean
     */
    public static double leastPValue(int seeds, int combinations) {
        double a = Math.min(0.25, 0.5 / combinations);
        double zero = Math.pow(1 - 2 * a, seeds);
        return Math.pow(zero + 2 * Math.pow(a, seeds), combinations) - Math.pow(zero, combinations);
    }
}
