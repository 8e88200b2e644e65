package org.repdyn.dynamics.descent;

import java.util.Optional;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.RunEvents;
import org.repdyn.dynamics.spi.WeightField;

/** An update rule of a descent, which turns a gradient into a step. An instance serves one run. */
interface Update {

    /** Computes the gradient that {@link #step} takes; by default the Riemannian one. */
    default void gradient(WeightField problem, Weights point, Weights result) {
        problem.gradient(point, result);
    }

    /**
     * Turns a gradient into the tangent vector of a step.
     *
     * @param problem field of this step, whose manifold contains {@code point}
     * @param point the current weights
     * @param gradient gradient at {@code point}, of {@link #gradient}; overwritten by the step
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

    /** Returns what the user should know of the accuracy of the steps so far, with the time of the first that is not exact; empty if all are. */
    default Optional<RunEvents.Occurrence> remark() {
        return Optional.empty();
    }
}
