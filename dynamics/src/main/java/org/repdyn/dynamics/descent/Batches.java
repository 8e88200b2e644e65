package org.repdyn.dynamics.descent;

import org.repdyn.dynamics.spi.WeightField;

/** What the gradient of each step is taken on. */
interface Batches {

    /** The problem whose gradient a step follows, ready with its views; the steps are counted from 0. */
    WeightField at(long step);

    /** All training views at every step. */
    static Batches full(WeightField whole) {
        return step -> whole;
    }
}
