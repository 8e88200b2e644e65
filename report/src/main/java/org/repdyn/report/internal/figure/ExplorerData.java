package org.repdyn.report.internal.figure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.CollapseKind;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.FactorValue;
import org.repdyn.core.result.RunResult;

/**
 * Data of the figure in which a reader chooses settings and numbers: one value for each arm of each factor, of each number of the table, of
 * the kind of collapse, and of each predicted number that is not an observable, which can be the boundary between two phases.
 */
public final class ExplorerData {

    /** Least number of arms with which such a figure shows more than the table. */
    private static final int MIN_ARMS = 4;

    private ExplorerData() {}

    /** Returns the data; empty for few arms, or if they differ in no setting. */
    public static Optional<ObjectNode> of(RunResult run, List<String> factors) {
        if (run.arms().size() < MIN_ARMS || factors.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode arms = data.putArray("arms");
        run.arms().forEach(arm -> arms.add(arm.name()));
        ArrayNode settings = data.putArray("factors");
        for (String path : factors) {
            ArrayNode values = settings.addObject().put("name", path).putArray("values");
            run.arms().forEach(arm -> add(values, run.factors(arm.name()).value(path)));
        }
        ArrayNode numbers = data.putArray("numbers");
        add(numbers, run, "final loss", ArmResult::finalLoss);
        for (Column column : run.measuredColumns()) {
            add(numbers, run, column.label(), arm -> arm.column(column.observable()));
        }
        add(numbers, run, "deviation from prediction", ArmResult::deviation);
        add(numbers, run, "final time", arm -> OptionalDouble.of(arm.finalTime()));
        add(numbers, run, "seconds", arm -> OptionalDouble.of(arm.seconds()));
        ArrayNode kinds = data.putArray("kinds");
        run.arms()
                .forEach(arm -> kinds.add(arm.collapse().map(CollapseKind::key).orElse(null)));
        ArrayNode lines = data.putArray("lines");
        boundaries(run)
                .forEach((name, byArm) -> add(lines, run, name, arm -> {
                    Double value = byArm.get(arm.name());
                    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
                }));
        return Optional.of(data);
    }

    /** Returns the last values of predicted numbers that no observable measures, by name and arm. */
    private static Map<String, Map<String, Double>> boundaries(RunResult run) {
        Map<String, Map<String, Double>> boundaries = new LinkedHashMap<>();
        for (String name : run.observables()) {
            String number = name.startsWith(ObservableNames.PREDICTED)
                    ? name.substring(ObservableNames.PREDICTED.length())
                    : "";
            if (!number.isEmpty() && !run.observables().contains(number)) {
                Map<String, Double> byArm = new LinkedHashMap<>();
                run.forEachRow(name, row -> {
                    if (row.index() == 0 && Double.isFinite(row.value())) {
                        byArm.put(row.arm(), row.value());
                    }
                });
                boundaries.put(number, byArm);
            }
        }
        return boundaries;
    }

    private static void add(ArrayNode values, Optional<FactorValue> value) {
        if (value.isEmpty()) {
            values.addNull();
        } else if (value.get() instanceof FactorValue.Numeric number) {
            values.add(number.value());
        } else {
            values.add(value.get().text());
        }
    }

    private static void add(ArrayNode all, RunResult run, String name, Function<ArmResult, OptionalDouble> number) {
        if (run.arms().stream().noneMatch(arm -> finite(number.apply(arm)))) {
            return;
        }
        ArrayNode values = all.addObject().put("name", name).putArray("values");
        for (ArmResult arm : run.arms()) {
            OptionalDouble value = number.apply(arm);
            if (finite(value)) {
                values.add(Numbers.rounded(Series.clipped(value.getAsDouble())));
            } else {
                values.addNull();
            }
        }
    }

    private static boolean finite(OptionalDouble value) {
        return value.isPresent() && Double.isFinite(value.getAsDouble());
    }
}
