package org.repdyn.core.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** Thrown if input of the user is not valid; has all problems found. The command line prints them and exits with status 2. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class UserErrorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Creates an exception with several problems.
     *
     * @param problems at least one
     */
    public UserErrorException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /** Creates an exception with one problem. */
    public UserErrorException(SourceLocation location, String message) {
        this(List.of(new Problem(location, message)));
    }

    /** Returns the problems. */
    public List<Problem> problems() {
        return problems;
    }
}
