package org.repdyn.study.run;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.repdyn.core.result.ArmOrigins;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.TrajectoryRow;

/**
 * Result of a comparison.
 *
 * @param summary the findings of all arms as sentences
 * @param arms one row for each arm that ended, in the order of the study
 * @param trajectory all trajectories
 * @param points final embeddings in the plane
 * @param failed true if at least one arm failed
 * @param cancelled true if arms are missing because the run was stopped
 * @param cutShort reason for each arm that stopped before its end time, by name of the arm
 * @param origins arms that were found in the store, and arms without a result
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Comparison(
        String summary,
        List<ArmResult> arms,
        List<TrajectoryRow> trajectory,
        List<EmbeddingPoint> points,
        boolean failed,
        boolean cancelled,
        Map<String, String> cutShort,
        ArmOrigins origins) {}
