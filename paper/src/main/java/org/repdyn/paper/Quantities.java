package org.repdyn.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.RunResult;

/** The numbers that the comparison of a run has for each arm. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Quantities {

    static final String FINAL_LOSS = "final-loss";

    private final Map<String, Quantity> byName = new LinkedHashMap<>();
    private final List<Quantity> usual = new ArrayList<>();

    private Quantities() {}

    /**
     * Returns the numbers of a run: final loss, columns of the comparison, deviation from the prediction, times and
     * notes. Numbers that no arm has are left out.
     */
    public static Quantities of(RunResult run) {
        Quantities all = new Quantities();
        all.add(run, true, new Quantity(FINAL_LOSS, "final loss", Column.Format.NUMBER, ArmResult::finalLoss));
        for (Column column : run.columns()) {
            all.add(
                    run,
                    true,
                    new Quantity(
                            column.observable(),
                            column.label(),
                            column.format(),
                            arm -> arm.column(column.observable())));
        }
        all.add(
                run,
                true,
                new Quantity(
                        ObservableNames.DEVIATION,
                        ObservableNames.DEVIATION,
                        Column.Format.NUMBER,
                        ArmResult::deviation));
        all.add(
                run,
                false,
                new Quantity(
                        "final-time", "final time", Column.Format.NUMBER, arm -> OptionalDouble.of(arm.finalTime())));
        all.add(
                run,
                false,
                new Quantity("seconds", "seconds", Column.Format.NUMBER, arm -> OptionalDouble.of(arm.seconds())));
        for (ArmResult arm : run.arms()) {
            for (String note : arm.notes().keySet()) {
                all.add(run, false, new Quantity(note, note, Column.Format.NUMBER, other -> note(other, note)));
            }
        }
        return all;
    }

    private static OptionalDouble note(ArmResult arm, String note) {
        Double value = arm.notes().get(note);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private void add(RunResult run, boolean shown, Quantity quantity) {
        boolean measured =
                run.arms().stream().anyMatch(arm -> quantity.finite(arm).isPresent());
        if (measured && byName.putIfAbsent(quantity.name(), quantity) == null && shown) {
            usual.add(quantity);
        }
    }

    /** Returns the numbers that a table shows unless others are chosen: final loss, columns of the comparison, deviation. */
    public List<Quantity> usual() {
        return List.copyOf(usual);
    }

    /** Returns the names of all numbers. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /**
     * Returns numbers by name.
     *
     * @throws UserErrorException if no arm has a number of one of the names; it lists the numbers that there are
     */
    public List<Quantity> named(List<String> names) {
        return names.stream().map(this::named).toList();
    }

    private Quantity named(String name) {
        Quantity quantity = byName.get(name);
        if (quantity == null) {
            throw new UserErrorException(
                    SourceLocation.PROGRAM,
                    "no arm has a column '" + name + "'. " + NearestName.suggestion(name, byName.keySet())
                            + "Columns of this run: " + String.join(", ", byName.keySet())
                            + ". The key 'columns' of a study adds observables to them");
        }
        return quantity;
    }
}
