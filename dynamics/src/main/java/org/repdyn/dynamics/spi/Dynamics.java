package org.repdyn.dynamics.spi;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TrajectoryObserver;

/** A way for weights to follow a field. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Dynamics {

    /** Why it does not apply to a problem, and what to use instead; empty where it does. Cheap. */
    default Optional<String> objection(TrainingProblem problem) {
        return Optional.empty();
    }

    /**
     * Why predictions of the gradient flow say nothing of it; empty where small steps follow the flow. Predictions are not
     * compared with a dynamics that has a reason.
     */
    default Optional<String> unpredicted() {
        return Optional.empty();
    }

    /**
     * Follows the field, showing the state at each time of the grid. Divergence is an answer, not an exception.
     *
     * @return why it ended
     */
    StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control);
}
