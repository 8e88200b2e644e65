package org.repdyn.report.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmResult.PredictionInfo;

/**
 * Row of the comparison table, as text.
 *
 * @param number index of the arm's colour
 * @param dashes SVG dash pattern of its lines
 * @param name name of the arm
 * @param time final time
 * @param loss final loss
 * @param rank effective rank
 * @param probe accuracy of the linear probe
 * @param neighbours accuracy of nearest neighbours
 * @param deviation largest relative deviation from the prediction
 * @param seconds wall time in seconds
 * @param finding summary of the result
 * @param setup settings of the arm
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
        String rank,
        String probe,
        String neighbours,
        String deviation,
        String seconds,
        String finding,
        String setup,
        String formula,
        String reference,
        String noPrediction) {

    static ArmRow of(ArmResult arm, int index) {
        Map<String, String> setup = arm.setup();
        return new ArmRow(
                Palette.number(index),
                Palette.dashes(index).stream().map(String::valueOf).collect(Collectors.joining(" ")),
                arm.name(),
                Numbers.text(arm.finalTime()),
                Numbers.text(arm.finalLoss()),
                Numbers.text(arm.effectiveRank()),
                Numbers.percent(arm.probeAccuracy()),
                Numbers.percent(arm.knnAccuracy()),
                deviation(arm),
                Numbers.text(arm.seconds()),
                sentence(arm.finding().isBlank() ? arm.stopped() : arm.finding()),
                setup.entrySet().stream()
                        .map(e -> e.getKey() + ": " + e.getValue())
                        .collect(Collectors.joining(" · ")),
                arm.prediction().map(PredictionInfo::formula).orElse(""),
                arm.prediction().map(PredictionInfo::reference).orElse(""),
                arm.deviationReason().map(ArmRow::sentence).orElse("No prediction exists for this arm."));
    }

    /** Returns the deviation, with the time up to which it holds if that is not the end of the run. */
    private static String deviation(ArmResult arm) {
        return Numbers.text(arm.deviation())
                + arm.partialWindow().map(window -> " " + window).orElse("");
    }

    static List<ArmRow> of(List<ArmResult> arms) {
        return IntStream.range(0, arms.size()).mapToObj(i -> of(arms.get(i), i)).toList();
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
