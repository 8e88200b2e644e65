package org.repdyn.core.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** Something the user has to mend; carries every problem found. The command line prints them and exits with 2. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class UserErrorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** All problems at once; at least one. */
    public UserErrorException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /** A single problem. */
    public UserErrorException(SourceLocation location, String message) {
        this(List.of(new Problem(location, message)));
    }

    /** The problems. */
    public List<Problem> problems() {
        return problems;
    }
}
