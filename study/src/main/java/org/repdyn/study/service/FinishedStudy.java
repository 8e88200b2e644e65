package org.repdyn.study.service;

import java.util.Map;
import org.apiguardian.api.API;
import org.repdyn.core.result.RunResult;

/**
 * Outcome of a study that was run.
 *
 * @param result the results of the arms that ended; without arms if none ended
 * @param failed true if an arm failed
 * @param cancelled true if arms are missing because the run was stopped, by the user or at the first failure
 * @param cutShort for each arm that stalled or failed before its end time, by name, the reason
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FinishedStudy(RunResult result, boolean failed, boolean cancelled, Map<String, String> cutShort) {}
