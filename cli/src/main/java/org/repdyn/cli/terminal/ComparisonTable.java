package org.repdyn.cli.terminal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.NamedArms;
import org.repdyn.core.result.RunResult;

/** Text table of a comparison, with reasons, events and notes below it. A column without a value for any arm is left out. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ComparisonTable {

    /** Text of a cell without a value. */
    private static final String NONE = "-";

    private final RunResult result;
    private final int width;

    /** Creates a table of any width. */
    public ComparisonTable(RunResult result) {
        this(result, 0);
    }

    /**
     * Creates a table.
     *
     * @param width number of characters in a line; 0 for no limit
     */
    public ComparisonTable(RunResult result, int width) {
        this.result = result;
        this.width = width;
    }

    @Override
    public String toString() {
        List<Column> columns = result.measuredColumns();
        List<String> header = new ArrayList<>(List.of("arm", "final loss"));
        columns.forEach(column -> header.add(column.label()));
        header.addAll(List.of("deviation", "seconds", "stopped"));
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (ArmResult arm : result.arms()) {
            List<String> row = new ArrayList<>(List.of(arm.name(), number("%.4g", arm.finalLoss())));
            columns.forEach(column -> row.add(number(format(column.format()), arm.column(column.observable()))));
            row.add(deviation(arm));
            row.add(number("%.1f", OptionalDouble.of(arm.seconds())));
            row.add(arm.stopped());
            table.row(row.toArray(String[]::new));
        }
        StringBuilder text = new StringBuilder(table.fitting(width)).append(reasons());
        for (ArmResult arm : result.arms()) {
            arm.events().forEach(event -> text.append(System.lineSeparator())
                    .append(String.format(
                            Locale.ROOT, "%s: %s first at t = %.6g", arm.name(), event.what(), event.time())));
        }
        byReason(ComparisonTable::prototype).forEach((account, arms) -> line(text, arms, account));
        for (ArmResult arm : result.arms()) {
            Optional.ofNullable(arm.notes().get(ObservableNames.EXTRAPOLATED_DEVIATION))
                    .ifPresent(left -> text.append(System.lineSeparator())
                            .append(String.format(
                                    Locale.ROOT,
                                    "%s: extrapolated to step size 0 the deviation is %.1e; at most this part is due"
                                            + " to the theory, the rest to the integrator",
                                    arm.name(),
                                    left)));
        }
        return text.append(System.lineSeparator()).toString();
    }

    /** Returns a line for each reason why arms have no accuracies or no deviation. */
    public String reasons() {
        StringBuilder text = new StringBuilder();
        byReason(arm -> arm.accuracyReason().map(reason -> noAccuracies(arm) + ", because " + reason))
                .forEach((reason, arms) -> line(text, arms, reason));
        byReason(arm -> arm.deviationReason()
                        .map(reason -> (arm.deviation().isPresent()
                                        ? "the deviation is partial, because "
                                        : "no deviation, because ")
                                + reason))
                .forEach((reason, arms) -> line(text, arms, reason));
        return text.toString();
    }

    /** Returns which accuracies an arm lacks: "no accuracies" if it has none, otherwise the labels of their columns. */
    private String noAccuracies(ArmResult arm) {
        List<Column> accuracies = result.columns().stream()
                .filter(column -> column.format() == Column.Format.FRACTION)
                .toList();
        List<String> missing = accuracies.stream()
                .filter(column -> arm.column(column.observable()).isEmpty())
                .map(Column::label)
                .toList();
        return missing.size() == accuracies.size() ? "no accuracies" : "no " + String.join(" and no ", missing);
    }

    /** Returns what the gradients of a prototype took; empty for a loss with a gradient of its own. */
    private static Optional<String> prototype(ArmResult arm) {
        return Optional.ofNullable(arm.notes().get(ObservableNames.GRADIENT_EVALUATIONS))
                .map(evaluations -> String.format(
                        Locale.ROOT,
                        "the loss is a prototype, whose gradients took %.0f values by differences, with an estimated"
                                + " relative error of %.0e",
                        evaluations,
                        arm.notes().getOrDefault(ObservableNames.GRADIENT_ERROR, Double.NaN)));
    }

    /** Returns the arms of each reason, in the order of the study; arms without a reason are left out. */
    private Map<String, List<String>> byReason(Function<ArmResult, Optional<String>> reason) {
        Map<String, List<String>> arms = new LinkedHashMap<>();
        for (ArmResult arm : result.arms()) {
            reason.apply(arm).ifPresent(text -> arms.computeIfAbsent(text, r -> new ArrayList<>())
                    .add(arm.name()));
        }
        return arms;
    }

    /** Appends a line on arms. */
    private void line(StringBuilder text, List<String> arms, String message) {
        text.append(System.lineSeparator())
                .append(NamedArms.inWords(result, arms))
                .append(": ")
                .append(message);
    }

    /** Returns the deviation, with the time up to which it holds if that is not the end of the run. */
    private static String deviation(ArmResult arm) {
        return number("%.1e", arm.deviation())
                + arm.partialWindow().map(window -> " " + window).orElse("");
    }

    static String format(Column.Format format) {
        return switch (format) {
            case NUMBER -> "%.4g";
            case DIMENSIONS -> "%.2f";
            case FRACTION -> "%.3f";
        };
    }

    private static String number(String format, OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : NONE;
    }
}
