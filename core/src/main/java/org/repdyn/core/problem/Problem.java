package org.repdyn.core.problem;

import org.apiguardian.api.API;

/**
 * One mistake of the user, told as one line: what was given and where, what is allowed, the nearest name, what to do.
 *
 * @param location where it was written
 * @param message a sentence for the user, with what is allowed and what to do; no class names
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Problem(SourceLocation location, String message) {

    /** {@code location: message}. */
    @Override
    public String toString() {
        return location + ": " + message;
    }
}
