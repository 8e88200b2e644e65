package org.repdyn.report.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmResult.PredictionInfo;
import org.repdyn.core.result.Column;

/**
 * Row of the comparison table, as text.
 *
 * @param number index of the arm's colour
 * @param dashes SVG dash pattern of its lines
 * @param name name of the arm
 * @param time final time
 * @param loss final loss
 * @param cells values of the columns of the comparison, in their order
 * @param deviation largest relative deviation from the prediction
 * @param seconds wall time in seconds
 * @param finding summary of the result
 * @param setup settings of the arm, without those that the page states once for all arms
 * @param formula predicted formula; empty if there is no prediction
 * @param reference source of the formula
 * @param noPrediction reason why there is no prediction
 */
public record ArmRow(
        int number,
        String dashes,
        String name,
        String time,
        String loss,
        List<String> cells,
        String deviation,
        String seconds,
        String finding,
        String setup,
        String formula,
        String reference,
        String noPrediction) {

    private static ArmRow of(List<Column> columns, ArmResult arm, int index, Map<String, String> shared) {
        Map<String, String> setup = new LinkedHashMap<>(arm.setup());
        setup.keySet().removeAll(shared.keySet());
        return new ArmRow(
                Palette.number(index),
                Palette.dashes(index).stream().map(String::valueOf).collect(Collectors.joining(" ")),
                arm.name(),
                Numbers.text(arm.finalTime()),
                Numbers.text(arm.finalLoss()),
                columns.stream().map(column -> cell(column, arm)).toList(),
                deviation(arm),
                Numbers.text(arm.seconds()),
                sentence(arm.finding().isBlank() ? arm.stopped() : arm.finding()),
                SharedSettings.text(setup),
                arm.prediction().map(PredictionInfo::formula).orElse(""),
                arm.prediction().map(PredictionInfo::reference).orElse(""),
                arm.deviationReason().map(ArmRow::sentence).orElse("No prediction exists for this arm."));
    }

    /** Returns the deviation, with the time up to which it holds if that is not the end of the run. */
    private static String deviation(ArmResult arm) {
        return Numbers.text(arm.deviation())
                + arm.partialWindow().map(window -> " " + window).orElse("");
    }

    /**
     * Returns the rows of a table.
     *
     * @param shared settings that the page states once for all arms
     */
    static List<ArmRow> of(List<Column> columns, List<ArmResult> arms, Map<String, String> shared) {
        return IntStream.range(0, arms.size())
                .mapToObj(i -> of(columns, arms.get(i), i, shared))
                .toList();
    }

    private static String cell(Column column, ArmResult arm) {
        OptionalDouble value = arm.column(column.observable());
        return column.format() == Column.Format.FRACTION ? Numbers.percent(value) : Numbers.text(value);
    }

    private static String sentence(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return "";
        }
        int first = stripped.offsetByCodePoints(0, 1);
        return stripped.substring(0, first).toUpperCase(Locale.ROOT)
                + stripped.substring(first)
                + (stripped.endsWith(".") ? "" : ".");
    }
}
