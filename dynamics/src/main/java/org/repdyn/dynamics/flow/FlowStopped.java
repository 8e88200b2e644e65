package org.repdyn.dynamics.flow;

import org.repdyn.core.trajectory.StopReason;

/** Thrown to end the integration between two steps; caught inside this package. */
final class FlowStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StopReason reason;

    FlowStopped(StopReason reason) {
        super(reason.describe(), null, false, false);
        this.reason = reason;
    }

    StopReason reason() {
        return reason;
    }
}
