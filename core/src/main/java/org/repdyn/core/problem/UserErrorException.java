package org.repdyn.core.problem;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Thrown if input of the user is not valid; has all problems found. The command line prints them and exits with status
 * 2.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class UserErrorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Number of problems that are printed one by one. */
    private static final int MAX_LINES = 50;

    /** Largest length of a printed problem in characters. */
    private static final int MAX_LENGTH = 2_000;

    private final transient List<Problem> problems;

    /** True if the search for problems ended before all were found. */
    private final boolean incomplete;

    /**
     * Creates an exception with several problems.
     *
     * @param problems at least one
     */
    public UserErrorException(List<Problem> problems) {
        this(problems, false);
    }

    /**
     * Creates an exception with several problems.
     *
     * @param incomplete true if the search for problems ended before all were found
     */
    UserErrorException(List<Problem> problems, boolean incomplete) {
        super(String.join(System.lineSeparator(), lines(problems, incomplete)));
        this.problems = List.copyOf(problems);
        this.incomplete = incomplete;
    }

    /** Creates an exception with one problem. */
    public UserErrorException(SourceLocation location, String message) {
        this(List.of(new Problem(location, message)));
    }

    /**
     * Returns one line for each problem; after the first {@value #MAX_LINES}, one line with the number of the others.
     */
    public List<String> lines() {
        return lines(problems, incomplete);
    }

    private static List<String> lines(List<Problem> problems, boolean incomplete) {
        Stream<String> first = problems.stream().limit(MAX_LINES).map(UserErrorException::line);
        int others = problems.size() - MAX_LINES;
        return others <= 0
                ? first.toList()
                : Stream.concat(
                                first,
                                Stream.of("and " + (incomplete ? "at least " : "") + others
                                        + " more. Correct these first"))
                        .toList();
    }

    private static String line(Problem problem) {
        String text = VisibleText.of(problem.toString());
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }

    /** Returns an exception with other words for each problem; this one is its cause. */
    public UserErrorException inOtherWords(UnaryOperator<Problem> words) {
        UserErrorException other =
                new UserErrorException(problems.stream().map(words).toList(), incomplete);
        other.initCause(this);
        return other;
    }

    /** Returns the problems. */
    public List<Problem> problems() {
        return problems;
    }
}
