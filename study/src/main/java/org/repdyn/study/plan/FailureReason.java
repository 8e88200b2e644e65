package org.repdyn.study.plan;

import java.util.Optional;
import org.apiguardian.api.API;

/** Reason of a failure of a plugin or an arm, in one line. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FailureReason {

    private FailureReason() {}

    /** Returns the first line of the message of an exception; the name of its class if it has none. */
    public static String of(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElse("internal error: " + failure.getClass().getSimpleName() + " without a message");
    }
}
