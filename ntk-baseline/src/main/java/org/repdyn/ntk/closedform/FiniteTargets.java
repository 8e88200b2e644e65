package org.repdyn.ntk.closedform;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;

/** Check of targets, of which a single NaN would make every output NaN. */
final class FiniteTargets {

    private FiniteTargets() {}

    /**
     * Checks targets, or their distance from the initial outputs.
     *
     * @throws IllegalArgumentException if an entry is not finite; the message names the first one, column by column
     */
    static void require(R064Store targets) {
        for (int j = 0; j < targets.getColDim(); j++) {
            for (int i = 0; i < targets.getRowDim(); i++) {
                double y = targets.doubleValue(i, j);
                if (!Double.isFinite(y)) {
                    throw new IllegalArgumentException("the target in row " + (i + 1) + ", column " + (j + 1)
                            + " (counted from 1) is " + Decimals.text(y) + "; a regression needs finite targets");
                }
            }
        }
    }
}
