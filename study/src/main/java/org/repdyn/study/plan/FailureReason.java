package org.repdyn.study.plan;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginRefusalException;
import org.repdyn.core.problem.ExceptionText;

/** Reason of a failure of a plugin or an arm, in one line. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FailureReason {

    private FailureReason() {}

    /** Returns the message of an exception, and the plugin that threw it; the name of its class if it has no message. */
    public static String of(Throwable failure) {
        String reason = ExceptionText.message(failure)
                .orElseGet(() -> "internal error: " + ExceptionText.withType(failure)
                        + " without a message; run again with --stacktrace and report its output");
        // The messages of all other exceptions of plugins begin with the plugin.
        return failure instanceof PluginRefusalException refusal ? reason + " (" + refusal.plugin() + ")" : reason;
    }
}
