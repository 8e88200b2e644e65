package org.repdyn.core.trajectory;

import org.apiguardian.api.API;

/** Is shown a run's state at each time of its grid, in ascending order, on the thread of the run. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface TrajectoryObserver {

    /** Looks at one state, which is lent for the duration of the call. */
    void observe(Snapshot snapshot);

    /**
     * Is told of an event that does not end the run, once, on the thread of the run.
     *
     * @param time when; before or after the states already shown
     * @param what the event, such as "effective rank below 1.5"
     */
    default void note(double time, String what) {
        // Who only looks at states need not know.
    }
}
