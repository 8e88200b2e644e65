package org.repdyn.dynamics.flow;

import org.repdyn.core.trajectory.StopReason;

/** Exception that ends the integration between two steps; it is caught inside this package. */
final class FlowStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StopReason reason;

    FlowStopped(StopReason reason) {
        super(reason.describe(), null, false, false);
        this.reason = reason;
    }

    /** Returns the reason why the integration ends. */
    StopReason reason() {
        return reason;
    }
}
