package org.repdyn.study.store;

import java.time.Instant;
import java.util.SortedMap;
import org.apiguardian.api.API;
import org.repdyn.core.result.ArmStatus;

/**
 * Description of a stored run that can be read without its trajectory.
 *
 * @param id identifier
 * @param arm name of the arm in the study that computed the run
 * @param run name of the run directory of that study; empty if the arm has no trajectory
 * @param status outcome
 * @param seconds wall time of the computation
 * @param written time at which the run ended
 * @param settings settings of the arm with all defaults, as nested maps, lists, texts, numbers and truth values; those
 *     of earlier versions are all texts
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunHeader(
        RunId id,
        String arm,
        String run,
        ArmStatus status,
        double seconds,
        Instant written,
        SortedMap<String, Object> settings) {}
