package org.repdyn.core.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.apiguardian.api.API;

/** Collector of a user's mistakes, so that all are reported at once. Not thread-safe. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class Problems {

    /** Number of different problems after which a collector of {@link #distinct} problems is full: far more than are printed. */
    public static final int MAX_DISTINCT = 1_000;

    private final Collection<Problem> found;
    private final int limit;
    private boolean incomplete;

    private Problems(Collection<Problem> found, int limit) {
        this.found = found;
        this.limit = limit;
    }

    /** Creates a collector of all problems. */
    public Problems() {
        this(new ArrayList<>(), Integer.MAX_VALUE);
    }

    /** Returns a collector that keeps each problem once, and at most {@value #MAX_DISTINCT} of them. */
    public static Problems distinct() {
        return new Problems(new LinkedHashSet<>(), MAX_DISTINCT);
    }

    /** Adds a problem. */
    public void add(SourceLocation location, String message) {
        add(new Problem(location, message));
    }

    private void add(Problem problem) {
        if (!isFull()) {
            found.add(problem);
            incomplete |= isFull();
        }
    }

    /** Adds the problems of another collector. */
    public void addAll(Problems others) {
        others.toList().forEach(this::add);
        incomplete |= others.incomplete;
    }

    /** Returns true if no further problem is kept. A caller ends its search for problems then. */
    public boolean isFull() {
        return found.size() >= limit;
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
            throw exception();
        }
    }

    /** Returns the exception with all problems, of which there is at least one. */
    public UserErrorException exception() {
        return new UserErrorException(toList(), incomplete);
    }
}
