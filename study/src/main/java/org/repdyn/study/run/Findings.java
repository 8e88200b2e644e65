package org.repdyn.study.run;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmResult.Event;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.core.trajectory.StopReason;

/** Findings on arms as sentences. */
final class Findings {

    /** Name of the observable from which a collapse is recognised. */
    static final String EFFECTIVE_RANK = "effective-rank";

    /** Effective rank below which an embedding counts as rank one: all outputs are multiples of one function. */
    static final double COLLAPSED = 1.1;

    private Findings() {}

    /** Returns the finding on an arm, with its events and with the notices that limit how far it can be trusted. */
    static String of(
            List<TrajectoryRow> rows, int outputs, StopReason stopped, List<Event> events, List<String> notices) {
        String finding = of(rows, outputs, stopped)
                + events.stream()
                        .map(e -> String.format(Locale.ROOT, "; %s first at t = %.4g", e.what(), e.time()))
                        .collect(Collectors.joining());
        return notices.isEmpty() ? finding : finding + "; but " + String.join("; ", notices);
    }

    /** Returns one sentence on the collapse and the learned modes of an arm, and on why it stopped early if it did. */
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
        String learned = HalfTimes.describe(rows).map(text -> "; " + text).orElse("");
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
                    "collapsed: effective rank fell below %.1f at t = %.3g; "
                            + "rank one: all %d outputs are multiples of one function",
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

    /** Returns the findings of all arms, one sentence for each arm. */
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
