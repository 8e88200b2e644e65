package org.repdyn.study.store;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.TrajectoryRow;

/**
 * A finished run with everything that it produced. Names of the run and of the arm are those of the study that computed
 * it; a study that finds it later uses its own.
 *
 * @param identity what the numbers depend on
 * @param written time at which the run ended, in seconds
 * @param provenance code, plugins, data and machine that computed the run, as nested maps, lists and text
 * @param result row of the comparison
 * @param rows the trajectory
 * @param points final embeddings in the plane, without images
 * @param log what happened in the run, one line for each event
 * @param stackTrace stack trace of the failure, or of the place at which the run ended, if it did not complete
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StoredRun(
        RunIdentity identity,
        Instant written,
        Map<String, Object> provenance,
        ArmResult result,
        List<TrajectoryRow> rows,
        List<EmbeddingPoint> points,
        List<String> log,
        Optional<String> stackTrace) {

    public StoredRun {
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
        rows = List.copyOf(rows);
        points = List.copyOf(points);
        log = List.copyOf(log);
    }

    /** Returns the identifier of the run. */
    public RunId id() {
        return identity.id();
    }
}
