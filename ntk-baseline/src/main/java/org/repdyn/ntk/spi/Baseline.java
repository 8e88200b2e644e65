package org.repdyn.ntk.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TrajectoryObserver;

/** A dynamics in function space, U̇ = −K∇L(U) for an infinitely wide network. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Baseline {

    /** Returns why it does not apply to a problem, and what to use instead; empty where it does. Cheap. */
    default Optional<String> objection(BaselineProblem problem) {
        return Optional.empty();
    }

    /**
     * Follows the field, showing the state at each time of the grid.
     *
     * @return why it ended, and numbers worth reporting by name, such as how many e-folds its top mode grew
     */
    Result run(BaselineProblem problem, TrajectoryObserver observer, RunControl control);

    /**
     * How a run ended.
     *
     * @param stopped why
     * @param notes numbers worth reporting, by name
     * @param notices what to know before trusting the numbers, one sentence each
     */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    record Result(StopReason stopped, Map<String, Double> notes, List<String> notices) {

        public Result {
            notices = List.copyOf(notices);
        }

        /** Makes a result without notices. */
        public Result(StopReason stopped, Map<String, Double> notes) {
            this(stopped, notes, List.of());
        }
    }
}
