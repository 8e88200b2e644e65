package org.repdyn.core.problem;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** Collector of a user's mistakes, so that all are reported at once. Not thread-safe. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /** Adds a problem. */
    public void add(SourceLocation location, String message) {
        found.add(new Problem(location, message));
    }

    /** Returns true if there are no problems. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Returns all problems, in the order in which they were added. */
    public List<Problem> toList() {
        return List.copyOf(found);
    }

    /**
     * Throws all problems at once.
     *
     * @throws UserErrorException if there is a problem
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new UserErrorException(found);
        }
    }
}
