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

    /** Returns the reason why an arm failed. An exception that is a defect of RepDyn, not of a plugin, is reported as one. */
    public static String ofArm(Throwable failure) {
        boolean defect = DEFECTS.stream().anyMatch(type -> type.isInstance(failure));
        return defect ? "internal error: " + ExceptionText.withType(failure) + ". " + ExceptionText.BUG : of(failure);
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
