package org.repdyn.study.plan;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginRefusalException;
import org.repdyn.core.problem.ExceptionText;

/** Reason of a failure of a plugin or an arm, in one line. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FailureReason {

    /** Exceptions that only a mistake in a program throws; their messages tell a user nothing. */
    private static final List<Class<? extends RuntimeException>> DEFECTS = List.of(
            IndexOutOfBoundsException.class,
            NullPointerException.class,
            ClassCastException.class,
            NegativeArraySizeException.class,
            ArrayStoreException.class);

    private FailureReason() {}

    /**
     * Returns the reason why an arm failed. An exception that is a defect of RepDyn is reported as one; if the arm has other plugins, one
     * of them may have returned a value that its contract does not allow.
     *
     * @param foreign plugins of the arm that do not come with RepDyn
     */
    public static String ofArm(Throwable failure, List<String> foreign) {
        if (DEFECTS.stream().noneMatch(type -> type.isInstance(failure))) {
            return of(failure);
        }
        String error = "internal error: " + ExceptionText.withType(failure) + ". ";
        return foreign.isEmpty()
                ? error + ExceptionText.BUG
                : error + "If the arm works without " + String.join(", ", foreign)
                        + ", the plugin returned a value that is"
                        + " not allowed, and its author must test it with the contracts of repdyn-testkit; if not, this is a"
                        + " bug in RepDyn";
    }

    /** Returns the message of an exception, and the plugin that threw it; the name of its class if it has no message. */
    public static String of(Throwable failure) {
        String reason = ExceptionText.message(failure)
                .orElseGet(() -> "internal error: " + ExceptionText.withType(failure)
                        + " without a message; run again with --stacktrace and report its output");
        // The messages of all other exceptions of plugins begin with the plugin.
        return failure instanceof PluginRefusalException refusal ? reason + " (" + refusal.plugin() + ")" : reason;
    }
}
