package org.repdyn.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;

/**
 * The comparison as a table for people. How far tangent kernels moved has a column where some arm has one: a comparison with
 * a constant kernel is read beside it.
 */
final class ComparisonTable {

    private static final String NONE = "-";
    /** From so many further reasons on. */
    private static final int MANY = 2;

    private static final String EXTRAPOLATED = "extrapolated-deviation";
    private static final String DRIFT = "ntk-drift";

    private final RunResult result;

    ComparisonTable(RunResult result) {
        this.result = result;
    }

    @Override
    public String toString() {
        boolean drifts = result.arms().stream().anyMatch(arm -> drift(arm).isPresent());
        List<String> header = new ArrayList<>(
                List.of("arm", "final loss", "effective rank", "probe accuracy", "kNN accuracy", "deviation"));
        if (drifts) {
            header.add("NTK drift");
        }
        header.addAll(List.of("seconds", "stopped"));
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (ArmResult arm : result.arms()) {
            List<String> row = new ArrayList<>(List.of(
                    arm.name(),
                    number("%.4g", arm.finalLoss()),
                    number("%.2f", arm.effectiveRank()),
                    number("%.3f", arm.probeAccuracy()),
                    number("%.3f", arm.knnAccuracy()),
                    number("%.1e", arm.deviation())));
            if (drifts) {
                row.add(number("%.2g", drift(arm)));
            }
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
                    .append(": no deviation, because ")
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
                            "%s: extrapolated to steps of size 0 the deviation is %.1e; at most that is the theory's, the rest is the"
                                    + " integrator's",
                            arm.name(),
                            left)));
        }
        return text.append(System.lineSeparator()).toString();
    }

    /** Why some arms have no accuracies, with their names. */
    private Map<String, List<String>> withoutAccuracy() {
        Map<String, List<String>> arms = new LinkedHashMap<>();
        for (ArmResult arm : result.arms()) {
            arm.accuracyReason().ifPresent(reason -> arms.computeIfAbsent(reason, r -> new ArrayList<>())
                    .add(arm.name()));
        }
        return arms;
    }

    private static OptionalDouble drift(ArmResult arm) {
        Double drift = arm.notes().get(DRIFT);
        return drift == null ? OptionalDouble.empty() : OptionalDouble.of(drift);
    }

    /** Several predictions, each with a reason of its own, are told in full where there is room for it. */
    private static String brief(String reason) {
        return reason.chars().filter(c -> c == ';').count() < MANY
                ? reason
                : "no installed prediction knows this combination (why each does not: deviationReason in comparison.json)";
    }

    private static String number(String format, OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : NONE;
    }
}
