package org.repdyn.dynamics.spi;

import org.apiguardian.api.API;

/**
 * The equation of motion that a dynamics follows in the limit of small steps, or that a prediction solves. A run is compared with predictions
 * of its own flow; two flows are the same if their names are equal.
 *
 * @param name name of the flow
 * @param equation its equation in one line
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record LimitFlow(String name, String equation) {

    /** The gradient flow. */
    public static final LimitFlow GRADIENT = new LimitFlow("gradient flow", "W' = -grad L");

    /**
     * The flow of steepest descent in the spectral norm: the velocity is the tangent matrix A of spectral norm at most 1 that minimises
     * ⟨grad L, A⟩, which is −msign(grad L) wherever that is tangent; msign(UΣVᵀ) = UVᵀ over the nonzero singular values.
     */
    public static final LimitFlow SPECTRAL = new LimitFlow("spectral descent", "W' = -msign(grad L)");
}
