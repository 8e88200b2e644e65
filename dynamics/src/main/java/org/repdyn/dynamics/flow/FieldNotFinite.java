package org.repdyn.dynamics.flow;

/** Exception that ends the integration where the field is not finite; it is caught inside this package. */
final class FieldNotFinite extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final double time;

    FieldNotFinite(double time) {
        super("not finite", null, false, false);
        this.time = time;
    }

    /** Returns the time at which the field was evaluated. */
    double time() {
        return time;
    }
}
