package org.repdyn.cli;

import java.util.List;
import org.repdyn.core.result.ArmOrigins;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SeedStatistics;

/** Results of runs as if they had been stopped. */
final class StoppedRuns {

    private StoppedRuns() {}

    /** Returns the result of a run as if it had been stopped before some further arms had a result. */
    static RunResult without(RunResult whole, List<String> missing) {
        return whole.toBuilder()
                .origins(new ArmOrigins(whole.origins().ids(), List.of(), missing, List.of()))
                .statistics(SeedStatistics.NONE)
                .build();
    }
}
