package org.repdyn.manifolds.optimisation;

import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Reason for which a run ends.
 *
 * @param cause kind of the reason
 * @param text the reason with its numbers, one line
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Stop(StopCause cause, String text) {

    /** Checks that both are given. */
    public Stop {
        Objects.requireNonNull(cause, "the argument cause is null; a criterion of your own has StopCause.USER");
        Objects.requireNonNull(text, "the argument text is null; say why the run ends");
    }
}
