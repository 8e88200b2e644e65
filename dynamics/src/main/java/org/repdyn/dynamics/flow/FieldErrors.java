package org.repdyn.dynamics.flow;

/**
 * Rounding errors of a very stiff field, to which backward differentiation adapts. Those of fast directions are large in a residual and small in
 * the solution of the linear system, so that at the first level Newton's method ends by the size of its updates. If the steps are still too short, errors
 * are allowed in the solution, twice as large ones at each level.
 *
 * @param present true if the residual of Newton's method may be a rounding error
 * @param allowed error of an entry of the field that a step multiplies by its length and allows besides the tolerances
 */
record FieldErrors(boolean present, double allowed) {

    /** No errors: the residual has the size that the tolerances ask for. */
    static final FieldErrors NONE = new FieldErrors(false, 0);

    /** Largest allowed error of the field in estimates of its rounding error, which are random. */
    private static final double MOST_ROUNDINGS = 64;

    /** Returns true if {@link #more} has a further level for a field with this estimate of its rounding error. */
    boolean canBeMore(double estimate) {
        return !present || allowed < MOST_ROUNDINGS * estimate;
    }

    /** Returns the next level. */
    FieldErrors more(double estimate) {
        return present ? new FieldErrors(true, Math.max(2 * allowed, estimate)) : new FieldErrors(true, 0);
    }

    /** Returns true if Newton's method ends by the size of its updates. */
    boolean byUpdates() {
        return present && allowed == 0;
    }
}
