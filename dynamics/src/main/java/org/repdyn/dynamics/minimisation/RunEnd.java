package org.repdyn.dynamics.minimisation;

import org.repdyn.core.trajectory.StopReason;

/** Thrown inside of an iteration to end a run there, because it was cancelled or its budget is spent. */
final class RunEnd extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StopReason reason;

    RunEnd(StopReason reason) {
        super(reason.describe(), null, false, false);
        this.reason = reason;
    }

    StopReason reason() {
        return reason;
    }
}
