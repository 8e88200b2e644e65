package org.repdyn.study.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmResult.Event;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.study.plan.StudyColumns;

/** Findings on arms as sentences. */
final class Findings {

    /** Effective rank below which an embedding counts as rank one: all outputs are multiples of one function. */
    static final double COLLAPSED = 1.1;

    private Findings() {}

    /** Returns the finding on an arm, with its events and with the notices that limit how far it can be trusted. */
    static String of(
            List<TrajectoryRow> rows,
            int outputs,
            boolean equalRows,
            StopReason stopped,
            List<Event> events,
            List<String> notices) {
        String finding = of(rows, outputs, equalRows, stopped)
                + events.stream()
                        .map(e -> String.format(Locale.ROOT, "; %s first at t = %.4g", e.what(), e.time()))
                        .collect(Collectors.joining());
        return notices.isEmpty() ? finding : finding + "; but " + String.join("; ", notices);
    }

    /** Returns one sentence on the collapse and the learned modes of an arm, and on why it stopped early if it did. */
    static String of(List<TrajectoryRow> rows, int outputs, boolean equalRows, StopReason stopped) {
        Forensics forensics = new Forensics(rows);
        String rank = forensics
                .vanished()
                .or(() -> equalRows
                        ? Optional.of("collapsed completely: all samples have the same embedding")
                        : Optional.empty())
                .orElseGet(() -> rank(
                        rows.stream()
                                .filter(r -> r.observable().equals(ObservableNames.EFFECTIVE_RANK))
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

    /** Returns the findings of all arms, one sentence for each arm, with what its columns mean. */
    static String summary(StudyColumns columns, List<ArmResult> arms) {
        return arms.stream()
                .map(arm -> arm.name() + " " + arm.finding() + meaning(columns, arm))
                .collect(Collectors.joining(". ", "", arms.isEmpty() ? "" : "."));
    }

    private static String meaning(StudyColumns columns, ArmResult arm) {
        return columns.list().stream()
                .flatMap(column -> column
                        .style()
                        .sentence()
                        .filter(sentence -> arm.column(column.observable()).isPresent())
                        .map(sentence -> " ("
                                + String.format(
                                        Locale.ROOT,
                                        sentence,
                                        written(
                                                column.style().format(),
                                                arm.column(column.observable()).getAsDouble()))
                                + ")")
                        .stream())
                .collect(Collectors.joining());
    }

    private static String written(Column.Format format, double value) {
        return switch (format) {
            case NUMBER -> String.format(Locale.ROOT, "%.4g", value);
            case DIMENSIONS -> String.format(Locale.ROOT, "%.1f", value);
            case FRACTION -> String.format(Locale.ROOT, "%.0f %%", 100 * value);
        };
    }
}
