package org.repdyn.losses.prediction;

import org.apiguardian.api.API;

/**
 * Field of −½(mean cos(p, sg z⁺) + mean cos(p⁺, sg z)): each view's prediction turns to the other view, which is
 * stop-gradient. Complete collapse is a global minimum, −1; the stop-gradient may keep the dynamics away from it. Chen and He
 * (2021), eqs. 1–4.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SimSiam extends CosinePrediction {

    /**
     * Creates the field.
     *
     * @param stopGradient false if the gradient passes through the target, the ablation that collapses
     */
    public SimSiam(boolean stopGradient) {
        super("simsiam", 0, 0.5, stopGradient);
    }
}
