package org.repdyn.dynamics.closedform;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;

/**
 * The fixed points of the eigenvalue p of the linear predictor of BYOL under weight decay η, with augmentations of variance σ²
 * and a target τ times the online weights: p² (1 + σ²) − τp + η = 0 on the invariant s = p²/α, and p = 0. The root of larger size and
 * p = 0 are stable, the root of smaller size separates their basins; both have the sign of τ; above the threshold only collapse, p = 0, is left. (Tian, Chen,
 * Ganguli 2021, section 3, constant τ.)
 *
 * @param tau τ
 * @param decay η &ge; 0
 * @param variance σ² &gt; −1; as the variance of an augmentation at least 0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TianFixedPoints(double tau, double decay, double variance) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is not finite, η is negative, or 1 + σ² is not positive
     */
    public TianFixedPoints {
        FlowArguments.finite("the rate tau of the target", tau);
        FlowArguments.notNegative("the weight decay", decay);
        FlowArguments.finite("the variance of the augmentations", variance);
        if (!(1 + variance > 0)) {
            throw new IllegalArgumentException(
                    "the variance of the augmentations must be above -1, got " + Decimals.text(variance));
        }
    }

    /** Returns the largest η with a fixed point other than collapse, τ²/(4(1 + σ²)). */
    public double threshold() {
        return tau * tau / (4 * (1 + variance));
    }

    /** Returns the stable fixed point; empty above the threshold. */
    public Optional<Double> stable() {
        double square = tau * tau - 4 * decay * (1 + variance);
        return square >= 0
                ? Optional.of((tau + Math.copySign(Math.sqrt(square), tau)) / (2 * (1 + variance)))
                : Optional.empty();
    }

    /** Returns the unstable fixed point, from the product of the roots to avoid cancellation; empty above the threshold. */
    public Optional<Double> unstable() {
        return stable().map(p -> decay == 0 ? 0 : decay / ((1 + variance) * p));
    }
}
