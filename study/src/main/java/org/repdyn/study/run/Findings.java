package org.repdyn.study.run;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmResult.Event;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.core.trajectory.StopReason;

/** What is to be seen, in words. */
final class Findings {

    /** The observable that tells a collapse. */
    static final String EFFECTIVE_RANK = "effective-rank";

    /** Below this effective rank the outputs are one scalar, repeated. */
    static final double COLLAPSED = 1.1;

    private Findings() {}

    /** One sentence on an arm, with what is to be known before trusting it. */
    static String of(
            List<TrajectoryRow> rows, int outputs, StopReason stopped, List<Event> events, List<String> notices) {
        String finding = of(rows, outputs, stopped)
                + events.stream()
                        .map(e -> String.format(Locale.ROOT, "; %s first at t = %.4g", e.what(), e.time()))
                        .collect(Collectors.joining());
        return notices.isEmpty() ? finding : finding + "; but " + String.join("; ", notices);
    }

    /** One sentence on an arm. */
    static String of(List<TrajectoryRow> rows, int outputs, StopReason stopped) {
        Forensics forensics = new Forensics(rows);
        String rank = forensics
                .vanished()
                .orElseGet(() -> rank(
                        rows.stream()
                                .filter(r -> r.observable().equals(EFFECTIVE_RANK))
                                .toList(),
                        outputs,
                        forensics));
        String learned = HalfTimes.told(rows).map(told -> "; " + told).orElse("");
        if (stopped instanceof StopReason.Completed) {
            return (rank.isEmpty() ? stopped.describe() : rank) + learned;
        }
        return stopped.describe() + (rank.isEmpty() ? "" : "; until then it " + rank) + learned;
    }

    private static String rank(List<TrajectoryRow> ranks, int outputs, Forensics forensics) {
        if (ranks.isEmpty()) {
            return "";
        }
        double end = ranks.get(ranks.size() - 1).value();
        if (outputs > 1 && end < COLLAPSED) {
            int first = ranks.size() - 1;
            while (first > 0 && ranks.get(first - 1).value() < COLLAPSED) {
                first--;
            }
            return String.format(
                    Locale.ROOT,
                    "collapsed: effective rank fell below %.1f at t = %.3g; one scalar repeated %d times",
                    COLLAPSED,
                    ranks.get(first).t(),
                    outputs);
        }
        String modes = forensics
                .lostModes()
                .or(forensics::frozenModes)
                .map(m -> " (" + m + ")")
                .orElse("");
        return String.format(Locale.ROOT, "kept %.1f of %d dimensions%s", end, outputs, modes);
    }

    /** A sentence on each arm. */
    static String summary(List<ArmResult> arms) {
        return arms.stream()
                .map(arm -> arm.name() + " " + arm.finding() + knn(arm.knnAccuracy()))
                .collect(Collectors.joining(". ", "", arms.isEmpty() ? "" : "."));
    }

    private static String knn(OptionalDouble accuracy) {
        return accuracy.isPresent()
                ? String.format(
                        Locale.ROOT,
                        " (nearest neighbours find %.0f %% of the held-out labels)",
                        100 * accuracy.getAsDouble())
                : "";
    }
}
