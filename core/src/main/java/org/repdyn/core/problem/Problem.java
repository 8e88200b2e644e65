package org.repdyn.core.problem;

import org.apiguardian.api.API;

/**
 * Mistake of a user, described in one line: what was given and where, what is allowed, the nearest name, and what to do.
 *
 * @param location place where it was written
 * @param message sentence for the user, with the allowed values and a remedy; no class names
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Problem(SourceLocation location, String message) {

    /** Returns {@code location: message}. */
    @Override
    public String toString() {
        return location + ": " + message;
    }
}
