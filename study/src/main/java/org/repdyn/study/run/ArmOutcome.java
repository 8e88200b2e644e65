package org.repdyn.study.run;

import java.util.List;
import java.util.Optional;
import org.repdyn.core.problem.ExceptionText;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.ResultFile;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.CheckedArm;

/**
 * Outcome of the run of one arm.
 *
 * @param result row of the comparison
 * @param rows the trajectory
 * @param points final embeddings in the plane; without images in the store
 * @param repeatable true if another run of the arm has the same outcome; false if it was cancelled, or if the machine
 *     failed, such as by a lack of memory
 * @param stackTrace stack trace of the failure, or of the place at which the run ended, if the arm did not complete
 */
record ArmOutcome(
        ArmResult result,
        List<TrajectoryRow> rows,
        List<EmbeddingPoint> points,
        boolean repeatable,
        Optional<String> stackTrace) {

    /** Creates the outcome of an arm without a stack trace. */
    ArmOutcome(ArmResult result, List<TrajectoryRow> rows, List<EmbeddingPoint> points) {
        this(result, rows, points, result.status() != ArmStatus.CANCELLED, Optional.empty());
    }

    /** Returns the same outcome with the stack trace of its failure or its end. */
    ArmOutcome failedBy(Throwable failure) {
        return new ArmOutcome(
                result, rows, points, !MachineFailure.caused(failure), Optional.of(ExceptionText.stackTrace(failure)));
    }

    /** Returns the outcome of another arm with the same numbers. */
    ArmOutcome of(ArmPlan arm, String run) {
        return new ArmOutcome(
                result.of(arm.name(), ArmOutcomeBuilder.setup(arm)),
                rows.stream()
                        .map(row -> row.of(run, arm.name(), arm.arm().seeds().value()))
                        .toList(),
                points.stream().map(point -> point.of(arm.name())).toList(),
                repeatable,
                stackTrace);
    }

    /** Returns the same outcome with the images of its samples. */
    ArmOutcome with(SampleImages images, CheckedArm arm) {
        return new ArmOutcome(result, rows, images.in(arm, points), repeatable, stackTrace);
    }

    /** Returns the same outcome with its rows and points in a file. */
    ArmOutcome in(ResultFile file) {
        return new ArmOutcome(result, file.trajectory(rows), file.points(points), repeatable, stackTrace);
    }

    /** Returns true if a part of the arm failed or refused its problem. */
    boolean failed() {
        return result.status().isFailure();
    }
}
