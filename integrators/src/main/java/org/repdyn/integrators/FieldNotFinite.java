package org.repdyn.integrators;

import org.apiguardian.api.API;

/** Exception that a field throws at a point where it is not finite. A shorter step may avoid the point. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FieldNotFinite extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final double time;

    /** @param time time at which the field was evaluated */
    public FieldNotFinite(double time) {
        super("not finite", null, false, false);
        this.time = time;
    }

    /** Returns the time at which the field was evaluated. */
    public double time() {
        return time;
    }
}
