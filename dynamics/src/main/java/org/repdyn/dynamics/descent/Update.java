package org.repdyn.dynamics.descent;

import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.WeightField;

/** Update rule of a descent: turns a gradient into a step. An instance serves one run. */
interface Update {

    /**
     * Turns a Riemannian gradient into the tangent vector of a step.
     *
     * @param point the current weights
     * @param gradient overwritten by the step
     */
    void step(WeightField problem, Weights point, Weights gradient);

    /** Transports the stored velocity or moments to the point that was reached, by projection onto the tangent space there. */
    default void arrived(WeightField problem, Weights point) {
        // A rule without memory has nothing to transport.
    }
}
