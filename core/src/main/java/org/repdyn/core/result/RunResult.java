package org.repdyn.core.result;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * All that a comparison leaves behind.
 *
 * @param run identifier of the run, a valid file name
 * @param title title of the study
 * @param summary what is to be seen, in a sentence or two
 * @param arms one row an arm, in the order of the study
 * @param trajectory all trajectories, long format
 * @param points final embeddings in the plane
 * @param configuration the full resolved study as YAML; running it again gives every number again
 * @param provenance versions, plugins, backend, seed, data checksums and machine, as nested maps, lists and text
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunResult(
        String run,
        String title,
        String summary,
        List<ArmResult> arms,
        List<TrajectoryRow> trajectory,
        List<EmbeddingPoint> points,
        String configuration,
        Map<String, Object> provenance) {}
