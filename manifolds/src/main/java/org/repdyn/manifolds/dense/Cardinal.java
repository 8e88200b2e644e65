package org.repdyn.manifolds.dense;

import org.apiguardian.api.API;

/** Quotients of sines by their arguments, which are 1 at 0. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Cardinal {

    private Cardinal() {}

    /** Returns sin(s)/s. */
    public static double sine(double s) {
        return s == 0 ? 1 : Math.sin(s) / s;
    }

    /** Returns sinh(s)/s. */
    public static double hyperbolicSine(double s) {
        return s == 0 ? 1 : Math.sinh(s) / s;
    }
}
