package org.repdyn.dynamics.internal;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.Weights;

/** Tests for numbers outside the range of double precision, and the failure of a run that starts there. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Finite {

    /** Largest entry whose square, 1e300, and a sum of a hundred million of them fit double precision. */
    public static final double LARGEST = 1e150;

    private Finite() {}

    /** Returns the failure of a run that cannot start from its initial weights. */
    public static StopReason.Failed notAtStart() {
        return new StopReason.Failed(0, "embeddings or loss at the initial weights are not finite");
    }

    /** Returns true if all numbers are finite. */
    public static boolean all(double[] values) {
        for (double v : values) {
            if (!Double.isFinite(v)) {
                return false;
            }
        }
        return true;
    }

    /** Returns true if all weights are finite. */
    public static boolean all(Weights weights) {
        for (R064Store block : weights.blocks()) {
            if (!all(block.data)) {
                return false;
            }
        }
        return true;
    }

    /** Returns true if all weights are below {@link #LARGEST} in size, so that their squares, and quadratic losses, are finite. */
    public static boolean squares(Weights weights) {
        for (R064Store block : weights.blocks()) {
            for (double w : block.data) {
                // The comparison is written so that it is false for NaN.
                if (!(Math.abs(w) < LARGEST)) {
                    return false;
                }
            }
        }
        return true;
    }
}
