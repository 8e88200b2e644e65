package org.repdyn.report.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmResult.PredictionInfo;

/**
 * Prediction that some arms have, or the reason why they have none.
 *
 * @param arms names of the arms
 * @param setup settings of the arm, if it is one
 * @param formula predicted formula; empty if there is no prediction
 * @param reference source of the formula
 * @param noPrediction reason why there is no prediction
 */
public record PredictionRow(String arms, String setup, String formula, String reference, String noPrediction) {

    /** Largest number of arms that a row names. */
    private static final int MAX_NAMED = 6;

    /** Returns the formula as MathML, or as escaped text. */
    public String mathematics() {
        return FormulaMath.of(formula);
    }

    /** Returns one row for each arm. */
    static List<PredictionRow> each(List<ArmResult> arms) {
        return arms.stream()
                .map(arm -> row(List.of(arm.name()), SharedSettings.text(arm.setup()), arm))
                .toList();
    }

    /** Returns one row for each formula or reason, in the order of the arms. */
    static List<PredictionRow> distinct(List<ArmResult> arms) {
        Map<List<String>, List<ArmResult>> same = new LinkedHashMap<>();
        for (ArmResult arm : arms) {
            PredictionRow row = row(List.of(), "", arm);
            same.computeIfAbsent(List.of(row.formula, row.reference, row.noPrediction), key -> new ArrayList<>())
                    .add(arm);
        }
        return same.values().stream()
                .map(some -> row(some.stream().map(ArmResult::name).toList(), "", some.get(0)))
                .toList();
    }

    private static PredictionRow row(List<String> names, String setup, ArmResult arm) {
        Optional<PredictionInfo> prediction = arm.prediction();
        String formula = prediction.map(PredictionInfo::formula).orElse("");
        return new PredictionRow(
                String.join(", ", names.subList(0, Math.min(names.size(), MAX_NAMED)))
                        + (names.size() > MAX_NAMED ? " and " + (names.size() - MAX_NAMED) + " more arms" : ""),
                setup,
                formula,
                prediction.map(PredictionInfo::reference).orElse(""),
                formula.isEmpty()
                        ? arm.deviationReason().map(Sentences::sentence).orElse("No prediction exists for this arm.")
                        : "");
    }
}
