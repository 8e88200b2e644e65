package org.repdyn.statistics.finding;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
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
     * Returns the p-value that counts for a paired t test. The spread of a few differences can be small by chance, and where runs end
     * in one of two states it often is. So the p-value is at least the one that the number of seeds supports, and means over further
     * settings are also tested with the spread of their single runs.
     */
    static LimitedPValue of(PairedTTest test, ComparedPair pair) {
        LimitedPValue seeds = new LimitedPValue(test.pValue(), PValueLimit.NONE);
        LimitedPValue few = new LimitedPValue(
                PairedTest.leastPValue(test.pairs(), combinations(pair.runs())), PValueLimit.FEW_SEEDS);
        Optional<LimitedPValue> runs = pair.runs()
                .filter(spread -> spread.error() > 0)
                .map(spread -> new LimitedPValue(
                        new StudentT(spread.degreesOfFreedom()).twoSided(test.difference() / spread.error()),
                        PValueLimit.RUNS));
        return Stream.concat(Stream.of(seeds, few), runs.stream())
                .max(Comparator.comparingDouble(LimitedPValue::pValue))
                .orElse(seeds);
    }

    /** Returns the least number of seeds that supports a p-value. */
    static int leastSeeds(double pValue, Optional<RunSpread> runs) {
        int seeds = 2;
        while (PairedTest.leastPValue(seeds, combinations(runs)) > pValue) {
            seeds++;
        }
        return seeds;
    }

    /** Returns the number of combinations of which each seed has the mean. */
    private static int combinations(Optional<RunSpread> runs) {
        return runs.map(RunSpread::combinations).orElse(1);
    }
}
