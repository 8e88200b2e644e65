package org.repdyn.dynamics.spi;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A dynamics that follows a prediction instead of integrating. The engine passes it all installed predictions before the run, so
 * that a plugin's closed form is followed like a built-in one.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface FollowsPredictions extends Dynamics {

    /** Returns the same dynamics with predictions to choose from; it follows the first one that applies and gives weights. */
    Dynamics offered(List<PredictionProvider> predictions);
}
