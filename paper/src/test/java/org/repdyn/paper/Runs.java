package org.repdyn.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.ArmOrigins;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.CollapseKind;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.FactorValue;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;

/** Results of runs that never took place, arm by arm. */
public final class Runs {

    private final List<ArmResult> arms = new ArrayList<>();
    private final Map<String, ArmFactors> factors = new LinkedHashMap<>();
    private final List<TrajectoryRow> trajectory = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    /**
     * Adds an arm named {@code GROUP-seedSEED}.
     *
     * @param values values of the factors, numbers or texts
     * @param rank its effective rank; not measured if it is NaN
     */
    public Runs arm(String group, long seed, Map<String, Object> values, double loss, double rank) {
        return arm(group, seed, values, loss, rank, ArmStatus.COMPLETED);
    }

    /** Adds an arm with a status. */
    public Runs arm(String group, long seed, Map<String, Object> values, double loss, double rank, ArmStatus status) {
        String name = group + "-seed" + seed;
        Map<String, FactorValue> typed = new LinkedHashMap<>();
        values.forEach((path, value) -> typed.put(
                path,
                value instanceof Number number
                        ? new FactorValue.Numeric(number.doubleValue())
                        : new FactorValue.Text(value.toString())));
        factors.put(name, new ArmFactors(group, seed, typed));
        arms.add(ArmResult.builder(name, status)
                .finalTime(1)
                .finalLoss(OptionalDouble.of(loss))
                .columns(Double.isNaN(rank) ? Map.of() : Map.of("effective-rank", rank))
                .deviationReason(Optional.of("no prediction"))
                .seconds(0.5)
                .notes(Map.of("note-x", 2 * loss))
                .finding("finding")
                .build());
        return this;
    }

    /** Adds the name of an arm that has no result, because the run was stopped. */
    public Runs missing(String arm) {
        missing.add(arm);
        return this;
    }

    /** Gives the arm that was added last a kind of collapse. */
    public Runs collapsed(CollapseKind kind) {
        ArmResult arm = arms.remove(arms.size() - 1);
        arms.add(arm.toBuilder().collapse(Optional.of(kind)).build());
        return this;
    }

    /** Adds the values of an observable of an arm at the times 0, 1, …. */
    public Runs trajectory(String group, long seed, String observable, double... values) {
        for (int step = 0; step < values.length; step++) {
            trajectory.add(
                    new TrajectoryRow("run", group + "-seed" + seed, seed, step, step, observable, 0, values[step]));
        }
        return this;
    }

    /** Returns the run. */
    public RunResult result() {
        return RunResult.builder("run", "a title")
                .summary("summary")
                .columns(List.of(new Column("effective-rank", "effective rank", Column.Format.DIMENSIONS)))
                .arms(arms)
                .trajectory(trajectory)
                .origins(new ArmOrigins(Map.of(), List.of(), missing, List.of()))
                .factors(factors)
                .build();
    }
}
