package org.repdyn.replication;

import org.apiguardian.api.API;
import org.repdyn.core.result.ReplicationResult;

/**
 * A replication that was run.
 *
 * @param result all that it leaves behind
 * @param cancelled whether the user stopped it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FinishedReplication(ReplicationResult result, boolean cancelled) {}
