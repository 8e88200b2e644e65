package org.repdyn.core.result;

import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Combination of a grid that was left out, because it is not valid and the study allows that.
 *
 * @param arm name that the arm would have
 * @param reason reason, in one line
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SkippedArm(String arm, String reason) {

    /** Refuses null. */
    public SkippedArm {
        Objects.requireNonNull(arm, "the argument 'arm' is null");
        Objects.requireNonNull(reason, "the argument 'reason' is null");
    }
}
