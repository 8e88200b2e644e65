package org.repdyn.study.run;

import java.util.ArrayList;
import java.util.List;
import org.repdyn.study.plan.ArmMethod;

/**
 * Order in which the runs of a study begin. Where a long run begins last, the other threads have nothing to do while it is computed, so
 * long runs begin early. Results do not depend on the order.
 */
final class RunOrder {

    private RunOrder() {}

    /**
     * Returns runs in the order in which they begin: the first of the study, so that its result is soon seen; then those under a
     * kernel, which decompose matrices as large as the data and therefore take longest; then the others.
     */
    static List<PlannedRun> of(List<PlannedRun> runs) {
        List<PlannedRun> ordered = new ArrayList<>(runs.subList(0, Math.min(1, runs.size())));
        List<PlannedRun> others = runs.subList(ordered.size(), runs.size());
        others.stream().filter(RunOrder::isLong).forEach(ordered::add);
        others.stream().filter(run -> !isLong(run)).forEach(ordered::add);
        return ordered;
    }

    private static boolean isLong(PlannedRun run) {
        return run.first().arm().method() instanceof ArmMethod.Kernel;
    }
}
