package org.repdyn.dynamics.flow;

/** Leaves the integrator where the field has no value; never leaves this package. */
final class FieldNotFinite extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final double time;

    FieldNotFinite(double time) {
        super("not finite", null, false, false);
        this.time = time;
    }

    double time() {
        return time;
    }
}
