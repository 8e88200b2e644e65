package org.repdyn.core.observable;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Theoretical results about a run, for observables that measure along it.
 *
 * @param modes eigenbasis in which the run decomposes
 * @param lyapunov function that never increases along the run
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Theory(Optional<Modes> modes, Optional<Lyapunov> lyapunov) {

    /** No theoretical results. */
    public static final Theory NONE = new Theory(Optional.empty(), Optional.empty());
}
