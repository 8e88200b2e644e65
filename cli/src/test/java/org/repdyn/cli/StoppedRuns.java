package org.repdyn.cli;

import java.util.List;
import org.repdyn.core.result.ArmOrigins;
import org.repdyn.core.result.RunResult;

/** Results of runs as if they had been stopped. */
final class StoppedRuns {

    private StoppedRuns() {}

    /** Returns the result of a run as if it had been stopped before some further arms had a result. */
    static RunResult without(RunResult whole, List<String> missing) {
        return new RunResult(
                whole.run(),
                whole.title(),
                whole.summary(),
                whole.columns(),
                whole.arms(),
                whole.trajectory(),
                whole.points(),
                whole.configuration(),
                whole.provenance(),
                new ArmOrigins(whole.origins().ids(), List.of(), missing, List.of()),
                whole.classes(),
                whole.factors());
    }
}
