package org.repdyn.study.run;

import java.util.List;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.core.trajectory.StopReason;

/** Outcome of the run of one arm. */
record ArmOutcome(ArmResult result, StopReason stopped, List<TrajectoryRow> rows, List<EmbeddingPoint> points) {}
