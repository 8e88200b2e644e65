package org.repdyn.dynamics.descent;

import org.repdyn.dynamics.spi.WeightField;

/** A source of the views on which the gradient of each step is computed. */
interface Batches {

    /** Returns the weight field of a step, on the views of that step; steps are counted from 0. */
    WeightField at(long step);

    /** Returns a source that uses all training views at every step. */
    static Batches full(WeightField whole) {
        return step -> whole;
    }
}
