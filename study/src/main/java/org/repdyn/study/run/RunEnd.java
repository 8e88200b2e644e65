package org.repdyn.study.run;

import java.util.List;
import java.util.Map;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.ntk.spi.Baseline;

/**
 * End of the run of an arm.
 *
 * @param stopped the reason of the end
 * @param notes numbers to report, by name
 * @param notices warnings on the validity of the numbers, one sentence each
 */
record RunEnd(StopReason stopped, Map<String, Double> notes, List<String> notices) {

    /** Creates an end without numbers and warnings. */
    RunEnd(StopReason stopped) {
        this(stopped, Map.of(), List.of());
    }

    static RunEnd of(Baseline.Result result) {
        return new RunEnd(result.stopped(), result.notes(), result.notices());
    }
}
