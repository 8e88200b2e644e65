package org.repdyn.core.problem;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.apiguardian.api.API;

/** Messages of exceptions in one line, and their stack traces. The exceptions may be those of plugins, whose methods may fail themselves. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ExceptionText {

    /** Last sentence of a message about a defect of RepDyn; it says what to do. */
    public static final String BUG = "This is a bug in RepDyn; run again with --stacktrace and report its output";

    private ExceptionText() {}

    /** Returns the message as a {@link SingleLine}; empty if there is none. */
    public static Optional<String> message(Throwable failure) {
        try {
            return Optional.ofNullable(failure.getMessage())
                    .map(text -> SingleLine.of(text).strip())
                    .filter(text -> !text.isEmpty());
        } catch (RuntimeException | Error e) {
            return Optional.empty();
        }
    }

    /** Returns the name of the class, without its package, and the message if there is one. */
    public static String withType(Throwable failure) {
        String type = failure.getClass().getSimpleName();
        String shown = type.isEmpty() ? failure.getClass().getName() : type;
        return shown + message(failure).map(text -> ": " + text).orElse("");
    }

    /** Returns the stack trace; a sentence in its place if the exception cannot be printed. */
    public static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        try {
            failure.printStackTrace(new PrintWriter(text, true));
        } catch (RuntimeException | Error e) {
            text.write(failure.getClass().getName() + ", which cannot be printed: " + withType(e));
        }
        return text.toString();
    }
}
