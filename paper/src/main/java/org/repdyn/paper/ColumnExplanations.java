package org.repdyn.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.ColumnProtocol;
import org.repdyn.core.result.NamedArms;
import org.repdyn.core.result.RunResult;

/** Explanations of the columns of a table: what each number is, and by which options and on how many samples it was measured. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ColumnExplanations {

    private ColumnExplanations() {}

    /**
     * Returns the explanations, one paragraph for each column, and one about the samples.
     *
     * @param columns names of the numbers; empty for the usual ones
     * @throws UserErrorException if the run does not have a number
     */
    public static String text(RunResult run, List<String> columns) {
        Quantities known = Quantities.of(run);
        List<String> paragraphs = new ArrayList<>();
        for (Quantity quantity : columns.isEmpty() ? known.usual() : known.named(columns)) {
            paragraphs.add(heading(quantity)
                    + lines(run, quantity.name()).stream()
                            .map(line -> "  " + line + "\n")
                            .collect(Collectors.joining()));
        }
        String samples = ColumnProtocol.samples(run);
        paragraphs.add(
                (samples.isEmpty() ? "" : "data: " + samples + "\n") + "Numbers are those at the end of the run.\n");
        return String.join("\n", paragraphs);
    }

    private static String heading(Quantity quantity) {
        return quantity.label() + (quantity.name().equals(quantity.label()) ? "" : " (" + quantity.name() + ")") + "\n";
    }

    private static List<String> lines(RunResult run, String name) {
        Optional<Column> column = run.columns().stream()
                .filter(each -> each.observable().equals(name))
                .findFirst();
        if (column.isPresent()) {
            return Stream.of(ColumnProtocol.text(run, column.get()))
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
        return switch (name) {
            case Quantities.FINAL_LOSS -> List.of("the training loss");
            case ObservableNames.DEVIATION -> ofDeviation(run);
            case "final-time" -> List.of("time at which the run ended");
            case "seconds" -> List.of("wall time of the arm, in seconds");
            default -> List.of("a number that the dynamics, the baseline or the prediction of the arm noted");
        };
    }

    private static List<String> ofDeviation(RunResult run) {
        List<String> lines = new ArrayList<>();
        lines.add("largest relative distance of the embeddings from the prediction, over the times that were compared");
        Map<String, List<String>> arms = new LinkedHashMap<>();
        for (ArmResult arm : run.arms()) {
            arm.prediction()
                    .filter(prediction -> arm.deviation().isPresent())
                    .ifPresent(prediction -> arms.computeIfAbsent(
                                    prediction.name() + ": " + prediction.formula(), key -> new ArrayList<>())
                            .add(arm.name()));
        }
        arms.forEach(
                (prediction, names) -> lines.add("prediction of " + NamedArms.inWords(run, names) + ": " + prediction));
        return lines;
    }
}
