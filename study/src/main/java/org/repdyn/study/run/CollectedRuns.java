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
        CollectedArms collected = collect(listener);
        ArmOrigins origins = new ArmOrigins(collected.ids, collected.recalled, collected.missing, plan.skipped());
        RunResult result = RunResult.builder(name, plan.title())
                .summary(Findings.summary(plan.columns(), collected.arms))
                .columns(plan.columns().list().stream().map(StudyColumn::column).toList())
                .arms(collected.arms)
                .trajectory(new JoinedList<>(collected.rows))
                .points(new JoinedList<>(collected.points))
                .configuration(plan.resolvedYaml())
                .provenance(provenance.apply(origins))
                .origins(origins)
                .classes(collected.classes)
                .factors(collected.factors)
                .build();
        return result.with(StudyStatistics.of(result, plan.columns().chosen(), plan.interval()));
    }

    /** Contributions of the arms to the result of a comparison, each in the order of the study. */
    private static final class CollectedArms {
        private final List<ArmResult> arms = new ArrayList<>();
        private final List<List<TrajectoryRow>> rows = new ArrayList<>();
        private final List<List<EmbeddingPoint>> points = new ArrayList<>();
        private final Map<String, String> ids = new LinkedHashMap<>();
        private final Map<String, List<String>> classes = new LinkedHashMap<>();
        private final Map<String, ArmFactors> factors = new LinkedHashMap<>();
        private final List<String> recalled = new ArrayList<>();
        private final List<String> missing = new ArrayList<>();
    }

    private CollectedArms collect(ProgressListener listener) {
        Map<String, PlannedRun> runOf = new HashMap<>();
        runs.forEach(run -> run.arms().forEach(arm -> runOf.put(arm.name(), run)));
        Map<String, ArmFactors> factors = plan.factors();
        CollectedArms collected = new CollectedArms();
        for (ArmPlan arm : plan.arms()) {
            PlannedRun run = Objects.requireNonNull(runOf.get(arm.name()));
            run.identity()
                    .ifPresent(identity ->
                            collected.ids.put(arm.name(), identity.id().hex()));
            ArmOutcome ended = outcomes.get(run);
            if (ended == null || ended.result().status() == ArmStatus.CANCELLED) {
                collected.missing.add(arm.name());
                continue;
            }
            if (stored.contains(run)) {
                collected.recalled.add(arm.name());
            }
            ArmFactors own = Objects.requireNonNull(factors.get(arm.name()));
            collected.factors.put(arm.name(), own);
            ArmOutcome outcome = outcome(arm, run, ended, listener);
            collected.arms.add(outcome.result());
            collected.rows.add(withSeed(own.seed(), outcome.rows()));
            collected.points.add(outcome.points());
            List<String> classes = arm.arm().dataset().classes();
            if (!classes.isEmpty()) {
                collected.classes.put(arm.name(), classes);
            }
        }
        return collected;
    }

    /** Returns the outcome of an arm: that of its run, under the name of the arm if the run is that of another arm as well. */
    private ArmOutcome outcome(ArmPlan arm, PlannedRun run, ArmOutcome ended, ProgressListener listener) {
        if (arm.name().equals(run.first().name())) {
            return ended;
        }
        ArmOutcome renamed = ended.of(arm, name).in(file);
        listener.recalled(renamed.result(), renamed.stackTrace());
        return renamed;
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
