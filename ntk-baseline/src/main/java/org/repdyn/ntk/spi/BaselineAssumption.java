package org.repdyn.ntk.spi;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * One condition under which a baseline can follow a problem, as data. A {@link Baseline} declares its assumptions;
 * {@link #violations} checks all of them in one place, with the values that were given.
 *
 * @param statement the condition in one clause, such as "finite inputs"
 * @param check returns why a problem does not meet the condition; it computes no kernel
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record BaselineAssumption(String statement, Check check) {

    /** The evaluation of a condition against a problem. */
    @FunctionalInterface
    @API(status = API.Status.MAINTAINED, since = "0.1")
    public interface Check {

        /**
         * Returns why the problem does not meet the condition and what to do instead, on one line; empty if it does.
         */
        Optional<String> violation(BaselineProblem problem);
    }

    /** Returns why a problem does not meet some assumptions, all reasons on one line; empty if it meets all of them. */
    public static Optional<String> violations(List<BaselineAssumption> assumptions, BaselineProblem problem) {
        String reasons = assumptions.stream()
                .flatMap(assumption -> assumption.check.violation(problem).stream())
                .collect(Collectors.joining("; "));
        return Optional.of(reasons).filter(text -> !text.isEmpty());
    }
}
