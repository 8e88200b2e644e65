package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;

/**
 * Reason for which a run ends.
 *
 * @param cause kind of the reason
 * @param text the reason with its numbers, one line
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Stop(StopCause cause, String text) {}
