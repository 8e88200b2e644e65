package org.repdyn.report.internal.figure;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ReplicationFigure;
import org.repdyn.core.result.ReplicationResult;
import org.repdyn.core.result.RunResult;

/** Times of a run at which an arm was not compared with its prediction, because the prediction ended before. */
final class UncomparedTimes {

    private UncomparedTimes() {}

    /** Returns the arms that were compared over a part of their run only. */
    static List<ArmResult> arms(RunResult run) {
        return run.arms().stream()
                .filter(arm -> arm.partialWindow().isPresent())
                .toList();
    }

    /**
     * Returns the arms that were compared over a part of their run only and whose prediction is drawn in a figure of a
     * replication over time.
     */
    static List<ArmResult> arms(ReplicationResult replication, ReplicationFigure figure) {
        Set<String> predicted = figure.lines().stream()
                .filter(ReplicationFigure.Line::predicted)
                .map(ReplicationFigure.Line::arm)
                .collect(Collectors.toSet());
        return figure.overTime()
                ? arms(replication.run()).stream()
                        .filter(arm -> predicted.contains(arm.name()))
                        .toList()
                : List.of();
    }

    /** Shades the uncompared times of an arm in a chart. */
    static void shade(Chart chart, ArmResult arm, VerticalAxis axis) {
        if (arm.partialWindow().isPresent()) {
            chart.shade(arm.deviationUntil().orElseThrow(), arm.finalTime(), axis);
        }
    }

    /** Returns the sentences that explain the shaded areas; empty if there are none. */
    static String explanation(RunResult run) {
        return explanation(arms(run));
    }

    /** Returns the sentences that explain the shaded areas of arms; empty if there are none. */
    static String explanation(Collection<ArmResult> shaded) {
        String arms = shaded.stream()
                .map(arm -> arm.name() + " " + arm.partialWindow().orElseThrow()
                        + arm.deviationReason()
                                .map(reason -> " (" + reason + ")")
                                .orElse(""))
                .collect(Collectors.joining(", "));
        return arms.isEmpty()
                ? ""
                : "Times that were not compared are grey. Compared over a part of the run only: " + arms + ".";
    }
}
