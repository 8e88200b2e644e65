package org.repdyn.replication;

import org.apiguardian.api.API;
import org.repdyn.core.result.ReplicationResult;

/**
 * Outcome of a replication that was run.
 *
 * @param result results and verdicts
 * @param cancelled true if the user stopped the run
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FinishedReplication(ReplicationResult result, boolean cancelled) {}
