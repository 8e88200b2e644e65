package org.repdyn.study.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.CollapseKind;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.core.trajectory.Work;

/** A stored run with the numbers that are hardest to write and read. */
final class SampleRun {

    /** Numbers at the edges of double precision, and those that JSON does not have. */
    static final double[] HARD = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        -0.0,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        Math.nextUp(0.1),
        2.0E-3,
        Math.nextDown(Double.MIN_NORMAL),
        Double.parseDouble("1e23"),
        Math.PI
    };

    private SampleRun() {}

    /** Returns a run whose settings have a value. */
    static StoredRun of(String setting) {
        TrajectoryRow[] rows = new TrajectoryRow[HARD.length];
        for (int i = 0; i < HARD.length; i++) {
            rows[i] = new TrajectoryRow("run-1", "näive", -5L, i, Math.nextDown(i + 1.0), "loss", 2, HARD[i]);
        }
        ArmResult result = ArmResult.builder("näive", ArmStatus.DIVERGED)
                .setup(Map.of("loss", "{name: x, temperature: 0.1}"))
                .finalTime(Double.NaN)
                .finalLoss(OptionalDouble.of(1e-300))
                .columns(Map.of("effective-rank", Math.nextUp(3.0)))
                .deviation(OptionalDouble.of(Double.POSITIVE_INFINITY), OptionalDouble.empty())
                .deviationReason(Optional.of("the prediction covers only 1 of 2 times"))
                .prediction(Optional.of(new ArmResult.PredictionInfo(
                        "naive-flow", "U(t) = e^{−Mt}U(0)", "Esser 2023", OptionalDouble.of(Double.NaN))))
                .seconds(0.25)
                .stopped("diverged after t = 2")
                .notes(Map.of("condition", Double.NEGATIVE_INFINITY))
                .finding("kept 2.0 of 3 dimensions\nand \"more\"")
                .events(List.of(new ArmResult.Event(0.1 + 0.2, "effective rank below 1.5")))
                .work(Optional.of(new Work(7, 84, false)))
                .collapse(Optional.of(CollapseKind.RANK_ONE))
                .build();
        return new StoredRun(
                new RunIdentity(Map.of("settings", Map.of("loss", setting, "data", List.of("a", "b")))),
                Instant.parse("2026-01-02T03:04:05Z"),
                Map.of("java", Map.of("version", "17"), "threads", 2, "plugins", List.of("x")),
                result,
                List.of(rows),
                List.of(
                        new EmbeddingPoint("näive", 0, OptionalInt.of(3), 0.1, -0.2, Optional.empty()),
                        new EmbeddingPoint("näive", 1, OptionalInt.empty(), Double.NaN, 1, Optional.empty())),
                List.of("one", "two"),
                Optional.of("java.lang.IllegalStateException: no\n\tat x"));
    }
}
