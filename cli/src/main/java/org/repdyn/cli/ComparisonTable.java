package org.repdyn.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;

/** The comparison as a table for people. */
final class ComparisonTable {

    private static final String NONE = "-";
    private static final String EXTRAPOLATED = "extrapolated-deviation";

    private final RunResult result;

    ComparisonTable(RunResult result) {
        this.result = result;
    }

    @Override
    public String toString() {
        TextTable table = new TextTable(
                "arm",
                "final loss",
                "effective rank",
                "probe accuracy",
                "kNN accuracy",
                "deviation",
                "seconds",
                "stopped");
        for (ArmResult arm : result.arms()) {
            table.row(
                    arm.name(),
                    number("%.4g", arm.finalLoss()),
                    number("%.2f", arm.effectiveRank()),
                    number("%.3f", arm.probeAccuracy()),
                    number("%.3f", arm.knnAccuracy()),
                    number("%.1e", arm.deviation()),
                    number("%.1f", OptionalDouble.of(arm.seconds())),
                    arm.stopped());
        }
        StringBuilder text = new StringBuilder(table.toString());
        for (ArmResult arm : result.arms()) {
            arm.deviationReason().ifPresent(reason -> text.append(System.lineSeparator())
                    .append(arm.name())
                    .append(": no deviation, because ")
                    .append(reason));
        }
        for (ArmResult arm : result.arms()) {
            Optional.ofNullable(arm.notes().get(EXTRAPOLATED)).ifPresent(left -> text.append(System.lineSeparator())
                    .append(String.format(
                            Locale.ROOT,
                            "%s: extrapolated to steps of size 0 the deviation is %.1e; the rest is the integrator's",
                            arm.name(),
                            left)));
        }
        return text.append(System.lineSeparator()).toString();
    }

    private static String number(String format, OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : NONE;
    }
}
