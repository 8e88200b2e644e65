package org.repdyn.study.service;

import java.util.Map;
import org.apiguardian.api.API;
import org.repdyn.core.result.RunResult;

/**
 * A study that was run.
 *
 * @param result all that it leaves behind; without arms when none ended
 * @param failed whether an arm failed
 * @param cancelled whether arms are missing because the user stopped
 * @param cutShort why each arm ended that stalled or failed before its end, by name
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FinishedStudy(RunResult result, boolean failed, boolean cancelled, Map<String, String> cutShort) {}
