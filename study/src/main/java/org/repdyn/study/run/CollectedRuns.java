package org.repdyn.study.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.ArmOrigins;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.JoinedList;
import org.repdyn.core.result.ResultFile;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.StudyColumns.StudyColumn;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.statistics.StudyStatistics;

/**
 * Runs of a study and their outcomes, from which the result of the comparison is made.
 *
 * @param plan the study
 * @param name identifier of the run
 * @param runs runs of the plan
 * @param outcomes outcome of each run that has ended
 * @param stored runs that were found in the store
 * @param file file for the rows and points of arms that share a run with another one
 */
record CollectedRuns(
        StudyPlan plan,
        String name,
        List<PlannedRun> runs,
        Map<PlannedRun, ArmOutcome> outcomes,
        Set<PlannedRun> stored,
        ResultFile file) {

    /**
     * Returns the result of the comparison.
     *
     * @param provenance provenance of the study, given the origins of its arms
     */
    RunResult result(ProgressListener listener, Function<ArmOrigins, Map<String, Object>> provenance) {
        Map<String, PlannedRun> runOf = new HashMap<>();
        runs.forEach(run -> run.arms().forEach(arm -> runOf.put(arm.name(), run)));
        List<ArmResult> arms = new ArrayList<>();
        List<List<TrajectoryRow>> rows = new ArrayList<>();
        List<List<EmbeddingPoint>> points = new ArrayList<>();
        Map<String, String> ids = new LinkedHashMap<>();
        Map<String, List<String>> classes = new LinkedHashMap<>();
        Map<String, ArmFactors> allFactors = plan.factors();
        Map<String, ArmFactors> factors = new LinkedHashMap<>();
        List<String> recalled = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (ArmPlan arm : plan.arms()) {
            PlannedRun run = Objects.requireNonNull(runOf.get(arm.name()));
            run.identity()
                    .ifPresent(identity -> ids.put(arm.name(), identity.id().hex()));
            ArmOutcome ended = outcomes.get(run);
            if (ended == null || ended.result().status() == ArmStatus.CANCELLED) {
                missing.add(arm.name());
                continue;
            }
            if (stored.contains(run)) {
                recalled.add(arm.name());
            }
            ArmOutcome outcome = ended;
            if (!arm.name().equals(run.first().name())) {
                outcome = ended.of(arm, name).in(file);
                listener.recalled(outcome.result(), outcome.stackTrace());
            }
            arms.add(outcome.result());
            ArmFactors own = Objects.requireNonNull(allFactors.get(arm.name()));
            factors.put(arm.name(), own);
            if (!arm.arm().dataset().classes().isEmpty()) {
                classes.put(arm.name(), arm.arm().dataset().classes());
            }
            rows.add(withSeed(own.seed(), outcome.rows()));
            points.add(outcome.points());
        }
        ArmOrigins origins = new ArmOrigins(ids, recalled, missing, plan.skipped());
        RunResult result = new RunResult(
                name,
                plan.title(),
                Findings.summary(plan.columns(), arms),
                plan.columns().list().stream().map(StudyColumn::column).toList(),
                List.copyOf(arms),
                new JoinedList<>(rows),
                new JoinedList<>(points),
                plan.resolvedYaml(),
                provenance.apply(origins),
                origins,
                classes,
                factors);
        return result.with(StudyStatistics.of(result, plan.columns().chosen(), plan.interval()));
    }

    /** Returns rows with the seed of an arm in the study; they have it unless parts of the draws have seeds of their own. */
    private List<TrajectoryRow> withSeed(long seed, List<TrajectoryRow> rows) {
        return rows.stream().allMatch(row -> row.seed() == seed)
                ? rows
                : file.trajectory(rows.stream()
                        .map(row -> row.of(row.run(), row.arm(), seed))
                        .toList());
    }
}
