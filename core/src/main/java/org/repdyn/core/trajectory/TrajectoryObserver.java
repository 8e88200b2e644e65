package org.repdyn.core.trajectory;

import org.apiguardian.api.API;

/** Is shown a run's state at each time of its grid, in ascending order, on the thread of the run. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface TrajectoryObserver {

    /** Looks at one state, which is lent for the duration of the call. */
    void observe(Snapshot snapshot);
}
