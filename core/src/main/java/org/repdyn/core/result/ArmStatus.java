package org.repdyn.core.result;

import java.util.Locale;
import org.apiguardian.api.API;
import org.repdyn.core.trajectory.StopReason;

/** Outcome of an arm in one word, for programs that read results. {@link ArmResult#stopped()} gives the reason as a sentence. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public enum ArmStatus {
    /** The run reached the end of its time grid, or an event at which the study stops it. */
    COMPLETED,
    /** The integrator could not continue with the required accuracy. */
    STALLED,
    /** The state left the range of double precision, in finite time or exponentially. */
    DIVERGED,
    /** A part of the arm failed while it ran. */
    FAILED,
    /** The user stopped the run before the arm ended. */
    CANCELLED,
    /** A part of the arm did not accept its problem, so the arm has no state. */
    REFUSED;

    /** Returns the status of a run that ended for a reason. */
    public static ArmStatus of(StopReason reason) {
        if (reason instanceof StopReason.Completed || reason instanceof StopReason.Reached) {
            return COMPLETED;
        }
        if (reason instanceof StopReason.BlowUp || reason instanceof StopReason.Diverged) {
            return DIVERGED;
        }
        if (reason instanceof StopReason.Stalled) {
            return STALLED;
        }
        return reason instanceof StopReason.Cancelled ? CANCELLED : FAILED;
    }

    /** Returns true if a part of the arm failed or did not accept its problem. */
    public boolean isFailure() {
        return this == FAILED || this == REFUSED;
    }

    /** Returns the status as it is written to files: its name in lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
