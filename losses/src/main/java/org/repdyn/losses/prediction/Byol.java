package org.repdyn.losses.prediction;

import org.apiguardian.api.API;

/**
 * 4 − 2 mean cos(p, sg t⁺) − 2 mean cos(p⁺, sg t), the squared distances of unit vectors in both directions; t is the
 * teacher's embedding where there is a teacher, else the encoder's own. Complete collapse is a global minimum, 0. Grill et
 * al. (2020), eq. 2.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Byol extends CosinePrediction {

    /** @param stopGradient false lets the gradient through the target where that is no teacher's */
    public Byol(boolean stopGradient) {
        super("byol", 4, 2, stopGradient);
    }
}
