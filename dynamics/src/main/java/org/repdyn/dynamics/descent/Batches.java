package org.repdyn.dynamics.descent;

import org.repdyn.dynamics.spi.WeightField;

/** Source of the views on which the gradient of each step is taken. */
interface Batches {

    /** Returns the problem whose gradient a step follows, with the views of that step; steps count from 0. */
    WeightField at(long step);

    /** Returns a source that gives all training views at every step. */
    static Batches full(WeightField whole) {
        return step -> whole;
    }
}
