package org.repdyn.statistics.finding;

import org.apiguardian.api.API;

/** Reason why the p-value of a paired t test is not smaller. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum PValueLimit {
    /** The spread of the differences over the seeds, as in any t test. */
    NONE,
    /** The number of seeds: {@link org.repdyn.statistics.comparison.PairedTest#leastPValue}. */
    FEW_SEEDS,
    /** The spread of single runs, which is larger than that of the means of seeds: {@link RunSpread}. */
    RUNS;

    /** Returns the words that follow the p-value in a sentence. */
    String text(int seeds) {
        return switch (this) {
            case NONE -> "";
            case FEW_SEEDS -> ", the least that " + seeds + " seeds allow";
            case RUNS -> ", by the spread of single runs, which the means of " + seeds + " seeds understate";
        };
    }
}
