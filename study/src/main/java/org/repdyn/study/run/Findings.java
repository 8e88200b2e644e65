package org.repdyn.study.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.problem.NameList;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmResult.Event;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.CollapseKind;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.study.plan.StudyColumns;

/** Findings on arms as sentences. */
final class Findings {

    /** Effective rank below which an embedding counts as rank one: all outputs are multiples of one function. */
    static final double COLLAPSED = 1.1;

    /** Largest number of arms whose findings are read as sentences. */
    private static final int MAX_SENTENCES = 12;

    /** Largest number of names in one sentence. */
    private static final int MAX_NAMES = 8;

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
        CollapseAnalysis collapse = new CollapseAnalysis(rows);
        String rank = collapse.vanished()
                .or(() -> equalRows
                        ? Optional.of("collapsed completely: all samples have the same embedding")
                        : Optional.empty())
                .orElseGet(() -> rank(
                        rows.stream()
                                .filter(r -> r.observable().equals(ObservableNames.EFFECTIVE_RANK))
                                .toList(),
                        outputs,
                        collapse));
        String learned = HalfTimes.describe(rows).map(text -> "; " + text).orElse("");
        if (stopped instanceof StopReason.Completed) {
            return (rank.isEmpty() ? stopped.describe() : rank) + learned;
        }
        return stopped.describe() + (rank.isEmpty() ? "" : "; until then it " + rank) + learned;
    }

    private static String rank(List<TrajectoryRow> ranks, int outputs, CollapseAnalysis collapse) {
        if (ranks.isEmpty()) {
            return "";
        }
        double end = ranks.get(ranks.size() - 1).value();
        if (outputs > 1 && end < COLLAPSED) {
            int first = ranks.size() - 1;
            while (first > 0 && ranks.get(first - 1).value() < COLLAPSED) {
                first--;
            }
            if (first == 0) {
                // Few samples, equal ones, or data of one dimension: nothing fell.
                return String.format(
                        Locale.ROOT,
                        "had rank one from the start: effective rank below %.1f at all times; all %d outputs are"
                                + " multiples of one function",
                        COLLAPSED,
                        outputs);
            }
            return String.format(
                    Locale.ROOT,
                    "collapsed: effective rank fell below %.1f at t = %.3g; "
                            + "rank one: all %d outputs are multiples of one function",
                    COLLAPSED,
                    ranks.get(first).t(),
                    outputs);
        }
        String modes = collapse.lostModes()
                .or(collapse::frozenModes)
                .map(m -> " (" + m + ")")
                .orElse("");
        return String.format(Locale.ROOT, "kept %.1f of %d dimensions%s", end, outputs, modes);
    }

    /**
     * Returns the findings of all arms, one sentence for each, with what its columns mean. If there are more than {@link #MAX_SENTENCES} arms,
     * returns how many ended in which way, with the names of those that ended early or collapsed.
     */
    static String summary(StudyColumns columns, List<ArmResult> arms) {
        if (arms.size() > MAX_SENTENCES) {
            return counts(arms);
        }
        return arms.stream()
                .map(arm -> arm.name() + " " + arm.finding() + meaning(columns, arm))
                .collect(Collectors.joining(". ", "", arms.isEmpty() ? "" : "."));
    }

    private static String counts(List<ArmResult> arms) {
        Map<ArmStatus, List<ArmResult>> byStatus = new EnumMap<>(ArmStatus.class);
        arms.forEach(arm -> byStatus.computeIfAbsent(arm.status(), status -> new ArrayList<>())
                .add(arm));
        StringBuilder text = new StringBuilder(byStatus.entrySet().stream()
                .map(entry -> entry.getValue().size() + " " + entry.getKey().key())
                .collect(Collectors.joining(", ", arms.size() + " arms: ", ".")));
        byStatus.forEach((status, some) -> {
            if (status != ArmStatus.COMPLETED) {
                text.append(named(" " + capital(status.key()), some));
            }
        });
        text.append(named(
                String.format(Locale.ROOT, " With an effective rank that fell below %.1f", COLLAPSED),
                arms.stream()
                        .filter(arm ->
                                arm.column(ObservableNames.EFFECTIVE_RANK).orElse(COLLAPSED) < COLLAPSED
                                        && !arm.collapse().equals(Optional.of(CollapseKind.NONE)))
                        .toList()));
        text.append(named(
                " With a loss that is wrong, as 'repdyn check loss' shows",
                arms.stream()
                        .filter(arm -> arm.notes().containsKey(ObservableNames.WRONG_LOSS))
                        .toList()));
        return text.append(" The results give the finding on each arm.").toString();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String named(String what, List<ArmResult> arms) {
        if (arms.isEmpty()) {
            return "";
        }
        return what + ": " + NameList.of(arms.stream().map(ArmResult::name).toList(), MAX_NAMES) + ".";
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
