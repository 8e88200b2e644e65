package org.repdyn.losses.prediction;

import org.apiguardian.api.API;

/**
 * −½(mean cos(p, sg z⁺) + mean cos(p⁺, sg z)): each view's prediction turns to the other view, which stands still. Complete
 * collapse is a global minimum, −1, that the stopped gradient may keep the dynamics from. Chen and He (2021), eqs. 1–4.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SimSiam extends CosinePrediction {

    /** @param stopGradient false lets the gradient through the target: the ablation that collapses */
    public SimSiam(boolean stopGradient) {
        super("simsiam", 0, 0.5, stopGradient);
    }
}
