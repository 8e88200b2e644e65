package org.repdyn.integrators;

import org.apiguardian.api.API;

/** The right-hand side of an equation ẏ = f(t, y). */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface VectorField {

    /**
     * Overwrites {@code slope} with f(t, y).
     *
     * @throws FieldNotFinite if y or f is not finite
     */
    void at(double time, double[] y, double[] slope);

    /** Moves a state at the end of a step to the nearest one that the equation allows; by default every state is allowed. */
    default void project(double[] y) {
        // A field on the whole space has nothing to project to.
    }

    /** Returns the size of a change of the state relative to a state, 0 if nothing changes; by default both are Euclidean norms. */
    default double relative(double[] change, double[] y) {
        double moved = 0;
        double size = 0;
        for (int i = 0; i < y.length; i++) {
            moved += change[i] * change[i];
            size += y[i] * y[i];
        }
        return moved == 0 ? 0 : Math.sqrt(moved / size);
    }
}
