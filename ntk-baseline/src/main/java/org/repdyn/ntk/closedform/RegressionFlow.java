package org.repdyn.ntk.closedform;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Decimals;

/**
 * Gradient flow of L = ‖f − Y‖²/(2c) under a constant kernel, with weight decay λ/c toward initialisation:
 *
 * <pre>
 * f(t) = f₀ + Kα(t),   f*(t) = f₀* + K*α(t),   α(t) = (K + λ)⁻¹(I − e^{−(K+λ)t/c})(Y − f₀)
 * </pre>
 *
 * evaluated mode by mode as −expm1(−x)/x, so that a singular K, t = 0 and t = ∞ need no special treatment. (Jacot,
 * Gabriel, Hongler 2018; Lee et al. 2019.) The formula is the same for training and test outputs; with a ridge, f(∞)
 * does not interpolate the targets.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RegressionFlow {

    private final RegressionModes modes;
    private final double ridge;
    private final double normaliser;

    /**
     * Decomposes the kernel.
     *
     * @param kernel K, N×N
     * @param residual Y − f₀, N×k
     * @param normaliser c: n for the platform's loss, n·k for that of Neural Tangents
     * @throws IllegalArgumentException if the residual has another number of rows than the kernel or is not finite, or c is not positive and finite
     * @throws ArithmeticException if K is not positive semi-definite
     */
    public RegressionFlow(R064Store kernel, R064Store residual, Ridge ridge, double normaliser, LinearAlgebra algebra) {
        this.modes = new RegressionModes(kernel, residual, algebra);
        this.ridge = ridge.on(kernel);
        this.normaliser = RegressionModes.normaliser(normaliser);
    }

    /**
     * Returns α(t), N×k.
     *
     * @param time learning rate times t; may be infinite
     */
    public R064Store dualWeights(double time) {
        if (!(time >= 0)) {
            throw new IllegalArgumentException("a time must be at least 0 or infinite, got " + Decimals.text(time));
        }
        return modes.dualWeights(value -> Propagators.phi(value + ridge, time / normaliser));
    }

    /**
     * Returns f(t) at any points.
     *
     * @param start f₀ at the points
     * @param kernel kernel of the points with the training points; K itself for the latter
     */
    public R064Store outputs(R064Store start, R064Store kernel, double time) {
        return modes.outputs(start, kernel, dualWeights(time));
    }
}
