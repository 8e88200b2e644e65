package org.repdyn.statistics.finding;

import org.repdyn.statistics.comparison.PairedTTest;
import org.repdyn.statistics.comparison.PairedTest;
import org.repdyn.statistics.distribution.StudentT;

/**
 * P-value of a test with what keeps it from being smaller.
 *
 * @param pValue the p-value
 * @param limit what limits it
 */
record LimitedPValue(double pValue, PValueLimit limit) {

    /**
     * Returns the p-value that counts for a paired t test. The spread of a few differences can be small by chance, and where runs end in
     * one of two states it often is. Means over further settings are therefore also tested with the spread of their single runs, and of other
     * values, the p-value is at least the one that the number of seeds supports.
     */
    static LimitedPValue of(PairedTTest test, ComparedPair pair) {
        LimitedPValue seeds = new LimitedPValue(test.pValue(), PValueLimit.NONE);
        LimitedPValue other = pair.runs()
                .filter(runs -> runs.error() > 0)
                .map(runs -> new LimitedPValue(
                        new StudentT(runs.degreesOfFreedom()).twoSided(test.difference() / runs.error()), PValueLimit.RUNS))
                .orElseGet(() -> pair.runs().isPresent()
                        ? seeds
                        : new LimitedPValue(PairedTest.leastPValue(test.pairs()), PValueLimit.FEW_SEEDS));
        return other.pValue > seeds.pValue ? other : seeds;
    }

    /** Returns the least number of seeds that supports a p-value. */
    static int leastSeeds(double pValue) {
        int seeds = 2;
        while (PairedTest.leastPValue(seeds) > pValue) {
            seeds++;
        }
        return seeds;
    }
}
