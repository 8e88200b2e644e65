package org.repdyn.dynamics.internal;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;

/** Whether numbers are finite. */
public final class Finite {

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
}
