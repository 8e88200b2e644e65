package org.repdyn.ntk.analytic;

/** Exception thrown in an evaluation or after a step, which ends an integration. */
final class Interruption extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Reason of an end. */
    enum Cause {
        /** The user has stopped the run. */
        CANCELLED,
        /** Stability limits the steps of the explicit pair. */
        STIFF,
        /** The field jumps, and the steps of accurate methods are too short. */
        JUMP,
        /** The loss of a state that is to be shown is not finite. */
        LOSS,
        /** The budget of evaluations is spent. */
        EVALUATIONS,
        /** The step has become too small. */
        STEP
    }

    private final Cause reason;

    Interruption(Cause reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    /** Returns the reason. */
    Cause reason() {
        return reason;
    }
}
