package org.repdyn.dynamics.internal;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;

/** Whether numbers are finite. */
public final class Finite {

    /** Entries beyond this have squares, and losses, beyond double precision. */
    public static final double LARGEST = 1e150;

    private Finite() {}

    /** Whether all are. */
    public static boolean all(double[] values) {
        for (double v : values) {
            if (!Double.isFinite(v)) {
                return false;
            }
        }
        return true;
    }

    /** Whether all are. */
    public static boolean all(Weights weights) {
        for (R064Store block : weights.blocks()) {
            if (!all(block.data)) {
                return false;
            }
        }
        return true;
    }

    /** Whether all weights are so small that their squares, and losses, are finite with room for sums. */
    public static boolean squares(Weights weights) {
        for (R064Store block : weights.blocks()) {
            for (double w : block.data) {
                // A number that is none is not smaller either.
                if (!(Math.abs(w) < LARGEST)) {
                    return false;
                }
            }
        }
        return true;
    }
}
