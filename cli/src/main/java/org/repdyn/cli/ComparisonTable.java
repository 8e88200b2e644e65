package org.repdyn.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.RunResult;

/** Text table of a comparison, with reasons, events and notes below it. A column without a value for any arm is left out. */
final class ComparisonTable {

    private static final String NONE = "-";
    /** Number of reasons from which only a summary is printed instead of all of them. */
    private static final int TOO_MANY_REASONS = 2;

    private static final String EXTRAPOLATED = "extrapolated-deviation";

    private final RunResult result;

    ComparisonTable(RunResult result) {
        this.result = result;
    }

    @Override
    public String toString() {
        List<Column> columns = result.columns().stream()
                .filter(column -> result.arms().stream()
                        .anyMatch(arm -> arm.column(column.observable()).isPresent()))
                .toList();
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
        StringBuilder text = new StringBuilder(table.toString());
        withoutAccuracy().forEach((reason, arms) -> text.append(System.lineSeparator())
                .append(String.join(", ", arms))
                .append(": no accuracies, because ")
                .append(reason));
        for (ArmResult arm : result.arms()) {
            arm.deviationReason().ifPresent(reason -> text.append(System.lineSeparator())
                    .append(arm.name())
                    .append(
                            arm.deviation().isPresent()
                                    ? ": the deviation is partial, because "
                                    : ": no deviation, because ")
                    .append(brief(reason)));
        }
        for (ArmResult arm : result.arms()) {
            arm.events().forEach(event -> text.append(System.lineSeparator())
                    .append(String.format(
                            Locale.ROOT, "%s: %s first at t = %.6g", arm.name(), event.what(), event.time())));
        }
        for (ArmResult arm : result.arms()) {
            Optional.ofNullable(arm.notes().get(EXTRAPOLATED)).ifPresent(left -> text.append(System.lineSeparator())
                    .append(String.format(
                            Locale.ROOT,
                            "%s: extrapolated to step size 0 the deviation is %.1e; at most this part is due to the theory, the rest"
                                    + " to the integrator",
                            arm.name(),
                            left)));
        }
        return text.append(System.lineSeparator()).toString();
    }

    /** Returns the reasons for missing accuracies, each with the names of the arms that it concerns. */
    private Map<String, List<String>> withoutAccuracy() {
        Map<String, List<String>> arms = new LinkedHashMap<>();
        for (ArmResult arm : result.arms()) {
            arm.accuracyReason().ifPresent(reason -> arms.computeIfAbsent(reason, r -> new ArrayList<>())
                    .add(arm.name()));
        }
        return arms;
    }

    /** Returns the deviation, with the time up to which it holds if that is not the end of the run. */
    private static String deviation(ArmResult arm) {
        return number("%.1e", arm.deviation())
                + arm.partialWindow().map(window -> " " + window).orElse("");
    }

    private static String format(Column.Format format) {
        return switch (format) {
            case NUMBER -> "%.4g";
            case DIMENSIONS -> "%.2f";
            case FRACTION -> "%.3f";
        };
    }

    /** Returns the reason itself if it is short, else a sentence that says where all reasons are. */
    private static String brief(String reason) {
        return reason.chars().filter(c -> c == ';').count() < TOO_MANY_REASONS
                ? reason
                : "no installed prediction applies to this arm (comparison.json has each prediction's reason, as deviationReason)";
    }

    private static String number(String format, OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : NONE;
    }
}
