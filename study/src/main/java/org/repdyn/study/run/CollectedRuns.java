package org.repdyn.study.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.ArmOrigins;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.StudyPlan;

/**
 * Runs of a study and their outcomes, from which the comparison of its arms is made.
 *
 * @param plan the study
 * @param name identifier of the run
 * @param runs runs of the plan
 * @param outcomes outcome of each run that has ended
 * @param stored runs that were found in the store
 */
record CollectedRuns(
        StudyPlan plan,
        String name,
        List<PlannedRun> runs,
        Map<PlannedRun, ArmOutcome> outcomes,
        Set<PlannedRun> stored) {

    Comparison comparison(ProgressListener listener) {
        Map<String, PlannedRun> runOf = new HashMap<>();
        runs.forEach(run -> run.arms().forEach(arm -> runOf.put(arm.name(), run)));
        SampleImages images = new SampleImages();
        List<ArmResult> arms = new ArrayList<>();
        List<TrajectoryRow> rows = new ArrayList<>();
        List<EmbeddingPoint> points = new ArrayList<>();
        Map<String, String> cutShort = new LinkedHashMap<>();
        Map<String, String> ids = new LinkedHashMap<>();
        List<String> recalled = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Map<String, ArmFactors> factors = plan.factors();
        boolean failed = false;
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
                outcome = ended.of(arm, name);
                listener.recalled(outcome.result(), outcome.stackTrace());
            }
            if (outcome.cutShort()) {
                cutShort.put(arm.name(), outcome.result().stopped());
            }
            failed |= outcome.failed();
            arms.add(outcome.result());
            rows.addAll(withSeed(Objects.requireNonNull(factors.get(arm.name())).seed(), outcome.rows()));
            points.addAll(images.in(arm.arm(), outcome.points()));
        }
        return new Comparison(
                Findings.summary(plan.columns(), arms),
                List.copyOf(arms),
                List.copyOf(rows),
                List.copyOf(points),
                failed,
                !missing.isEmpty(),
                Collections.unmodifiableMap(cutShort),
                new ArmOrigins(ids, recalled, missing));
    }

    /** Returns rows with the seed of an arm in the study; they have it unless parts of the draws have seeds of their own. */
    private static List<TrajectoryRow> withSeed(long seed, List<TrajectoryRow> rows) {
        return rows.stream().allMatch(row -> row.seed() == seed)
                ? rows
                : rows.stream()
                        .map(row -> new TrajectoryRow(
                                row.run(), row.arm(), seed, row.step(), row.t(), row.observable(), row.index(), row.value()))
                        .toList();
    }
}
