package org.repdyn.dynamics.spi;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TrajectoryObserver;

/**
 * A way for weights to follow the field of a training problem. An implementation takes gradients and retractions from
 * {@link TrainingProblem#weightField()}, reports states with a {@link StateReporter}, and detects events with {@link RunEvents}.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Dynamics {

    /** Returns why this dynamics does not apply to a problem and what to use instead; empty if it applies. */
    default Optional<String> objection(TrainingProblem problem) {
        return Optional.empty();
    }

    /** Returns the events that a run looks for, whose observables the engine checks before it; by default none. */
    default EventSettings events() {
        return EventSettings.NONE;
    }

    /**
     * Returns the flow that small steps follow; predictions of a flow of the same name are compared with the run, and read its parameters, such
     * as a friction.
     */
    default LimitFlow flow() {
        return LimitFlow.GRADIENT;
    }

    /**
     * Returns why no prediction applies to this dynamics, not even one of its {@link #flow}; empty if small steps follow the flow.
     * Predictions are not compared with a dynamics that returns a reason.
     */
    default Optional<String> unpredicted() {
        return Optional.empty();
    }

    /**
     * Returns this dynamics with the accuracy that a comparison with a prediction needs, where its options leave the accuracy
     * open; itself by default. The engine asks for it if the run is compared with a prediction.
     */
    default Dynamics forComparison() {
        return this;
    }

    /**
     * Follows the field and reports the state at each time of the grid. A divergent run is returned as such, not thrown.
     *
     * @param problem a problem without an {@link #objection}; read only
     * @param observer receives a snapshot at each time of the grid
     * @param control cancels the run and receives its progress
     * @return why the run ended
     */
    StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control);
}
