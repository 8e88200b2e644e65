package org.repdyn.study.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.study.plan.CheckedArm;

/** Rows of the trajectory of one arm, and the value of each observable at the last state. */
final class ArmRows {

    private final String run;
    private final CheckedArm arm;
    private final List<TrajectoryRow> rows = new ArrayList<>();
    private final Map<String, Double> last = new HashMap<>();

    /**
     * Creates an empty list.
     *
     * @param run identifier of the run that the rows name
     */
    ArmRows(String run, CheckedArm arm) {
        this.run = run;
        this.arm = arm;
    }

    /** Returns an empty list for the same arm. */
    ArmRows fresh() {
        return new ArmRows(run, arm);
    }

    /** Begins the rows of another state: values of the state before are no longer the last ones. */
    void beginState() {
        last.clear();
    }

    /**
     * Adds a row.
     *
     * @param step number of the state, from 0
     * @param t its time
     * @param index component of the observable; the first one is its last value
     */
    void add(int step, double t, String observable, int index, double value) {
        rows.add(new TrajectoryRow(run, arm.name(), arm.seeds().value(), step, t, observable, index, value));
        if (index == 0) {
            last.put(observable, value);
        }
    }

    /** Returns the value of an observable at the last state; empty if it has no row there, or if it is not finite. */
    OptionalDouble last(String observable) {
        Double value = last.get(observable);
        return value == null || !Double.isFinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Returns a view of the rows, in the order in which they were added. */
    List<TrajectoryRow> list() {
        return Collections.unmodifiableList(rows);
    }
}
