package org.repdyn.dynamics.descent;

import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.WeightField;

/** An update rule of a descent, which turns a gradient into a step. An instance serves one run. */
interface Update {

    /**
     * Turns a Riemannian gradient into the tangent vector of a step.
     *
     * @param problem field of this step, whose manifold contains {@code point}
     * @param point the current weights
     * @param gradient Riemannian gradient at {@code point}; overwritten by the step
     */
    void step(WeightField problem, Weights point, Weights gradient);

    /**
     * Transports the stored velocity or moments to a new point by projection onto its tangent space.
     *
     * @param problem field whose manifold contains {@code point}
     * @param point the weights after the step
     */
    default void arrived(WeightField problem, Weights point) {
        // A rule without memory has nothing to transport.
    }
}
