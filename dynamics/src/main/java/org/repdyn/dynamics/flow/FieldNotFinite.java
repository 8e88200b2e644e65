package org.repdyn.dynamics.flow;

/** Thrown to end the integration where the field is not finite; caught inside this package. */
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
