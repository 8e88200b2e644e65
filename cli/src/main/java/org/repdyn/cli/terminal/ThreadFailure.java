package org.repdyn.cli.terminal;

import java.util.Arrays;
import java.util.Objects;
import org.apiguardian.api.API;
import org.repdyn.core.problem.ExceptionText;
import org.repdyn.core.problem.SingleLine;

/** Messages about threads that ended with an exception and that no command waits for. Only plugins start such threads. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ThreadFailure {

    private ThreadFailure() {}

    /**
     * Returns what happened and who must correct it, in one line.
     *
     * @param thread name of the thread
     */
    public static String describe(String thread, Throwable failure) {
        String what = "the thread '" + SingleLine.of(thread) + "' ended with " + ExceptionText.withType(failure);
        // The class loader of a plugin has the name of its jar; those of Java and of RepDyn have the names of the JDK
        // or none.
        return Arrays.stream(stack(failure))
                .map(StackTraceElement::getClassLoaderName)
                .filter(Objects::nonNull)
                .filter(loader -> !loader.equals("app") && !loader.equals("platform"))
                .findFirst()
                .map(jar -> what + "; " + jar + " started it, and its author must handle the exception")
                .orElse(what);
    }

    /** Returns the stack trace of an exception, whose methods may fail if it belongs to a plugin. */
    private static StackTraceElement[] stack(Throwable failure) {
        try {
            return failure.getStackTrace();
        } catch (RuntimeException | Error e) {
            return new StackTraceElement[0];
        }
    }
}
