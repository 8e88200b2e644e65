package org.repdyn.core.trajectory;

import org.apiguardian.api.API;

/** Observer of a run. It receives the state at each time of the grid, in ascending order, on the thread of the run. */
@API(status = API.Status.MAINTAINED, since = "0.1")
@FunctionalInterface
public interface TrajectoryObserver {

    /**
     * Receives a state.
     *
     * @param snapshot valid during the call only
     */
    void observe(Snapshot snapshot);

    /**
     * Receives an event that does not end the run, once, on the thread of the run. Does nothing by default.
     *
     * @param time time of the event; it may be before or after the states already received
     * @param what description of the event, such as "effective rank below 1.5"
     */
    default void note(double time, String what) {
        // Observers of states alone ignore events.
    }
}
