package org.repdyn.ntk.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TrajectoryObserver;

/** A dynamics in function space, U̇ = −K∇L(U) for an infinitely wide network. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Baseline {

    /** Returns the assumptions of the baseline about a problem; none by default. */
    default List<BaselineAssumption> assumptions() {
        return List.of();
    }

    /**
     * Follows the field and passes the state at each time of the grid to the observer.
     *
     * @param problem a problem; if it does not meet all {@link #assumptions}, the run ends as failed with the reasons
     * @return the reason of the end, and named numbers to report, such as the e-folds of growth of the top mode
     */
    Result run(BaselineProblem problem, TrajectoryObserver observer, RunControl control);

    /**
     * The result of a run.
     *
     * @param stopped the reason of the end
     * @param notes numbers to report, by name
     * @param notices warnings on the validity of the numbers, one sentence each
     */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    record Result(StopReason stopped, Map<String, Double> notes, List<String> notices) {

        public Result {
            // A plugin may pass null, which the check after the run reports with the jar of the plugin.
            notes = notes == null ? notes : Collections.unmodifiableMap(new LinkedHashMap<>(notes));
            notices = List.copyOf(notices);
        }

        /** Creates a result without notices. */
        public Result(StopReason stopped, Map<String, Double> notes) {
            this(stopped, notes, List.of());
        }
    }
}
