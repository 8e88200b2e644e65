package org.repdyn.dynamics.spi;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A dynamics that is a closed form: it shows what a prediction knows. Whoever runs it offers it the predictions that are
 * installed, so that a plugin's closed form is followed like a built-in one.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface FollowsPredictions extends Dynamics {

    /** The same dynamics with these predictions to choose from, the first that applies and knows the weights first. */
    Dynamics offered(List<PredictionProvider> predictions);
}
