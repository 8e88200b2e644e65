package org.repdyn.testkit.law;

import java.util.Optional;
import org.opentest4j.AssertionFailedError;

/** Thrown if a statement of a law does not hold. {@link LawReports} adds the law and the plugin. */
final class BrokenLaw extends AssertionFailedError {

    private static final long serialVersionUID = 1L;

    private final String measured;
    private final String allowed;
    private final transient Optional<String> hint;

    BrokenLaw(String measured, String allowed, Optional<String> hint) {
        super("measured: " + measured + "\nallowed: " + allowed
                + hint.map(text -> "\nhint: " + text).orElse(""));
        this.measured = measured;
        this.allowed = allowed;
        this.hint = hint;
    }

    /** Returns the same with another hint, unless it has one. */
    BrokenLaw withHint(Optional<String> other) {
        return hint.isPresent() || other.isEmpty() ? this : new BrokenLaw(measured, allowed, other);
    }
}
