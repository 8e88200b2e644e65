package org.repdyn.core.observable;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What is known of a run beforehand, for observables that measure along it.
 *
 * @param modes the eigenbasis in which the run falls apart
 * @param lyapunov a function that never increases
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Theory(Optional<Modes> modes, Optional<Lyapunov> lyapunov) {

    /** Nothing is known. */
    public static final Theory NONE = new Theory(Optional.empty(), Optional.empty());
}
