package org.repdyn.study.run;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.TrajectoryRow;

/**
 * What came out of a comparison.
 *
 * @param summary a sentence or two on what is to be seen
 * @param arms one row an arm that ended, in the order of the study
 * @param trajectory all trajectories
 * @param points final embeddings in the plane
 * @param failed whether an arm failed
 * @param cancelled whether arms are missing because the user stopped
 * @param cutShort why each arm ended that did not come to an end of its own, by name
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Comparison(
        String summary,
        List<ArmResult> arms,
        List<TrajectoryRow> trajectory,
        List<EmbeddingPoint> points,
        boolean failed,
        boolean cancelled,
        Map<String, String> cutShort) {}
