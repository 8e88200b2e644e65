package org.repdyn.dynamics.descent;

import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.WeightField;

/** What a descent makes of a gradient. An instance serves one run. */
interface Update {

    /**
     * Turns a Riemannian gradient into the tangent vector of a step.
     *
     * @param point where the weights are
     * @param gradient overwritten by the step
     */
    void step(WeightField problem, Weights point, Weights gradient);

    /** Carries what it remembers over to the point that was reached, by projection onto the tangent space there. */
    default void arrived(WeightField problem, Weights point) {
        // nothing is remembered
    }
}
