package org.repdyn.core.problem;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** Collects mistakes, so that a user learns of all of them at once. Not thread-safe. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /** Adds a problem. */
    public void add(SourceLocation location, String message) {
        found.add(new Problem(location, message));
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All problems, in the order they were found. */
    public List<Problem> toList() {
        return List.copyOf(found);
    }

    /** Throws all problems at once, if there are any. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new UserErrorException(found);
        }
    }
}
