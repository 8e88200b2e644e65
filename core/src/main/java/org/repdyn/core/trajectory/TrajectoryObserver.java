package org.repdyn.core.trajectory;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
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

    /**
     * Receives the work of the run, once, at its end, on the thread of the run. Does nothing by default. A method that takes
     * no steps, such as a closed form, reports no work.
     */
    default void worked(Work work) {
        // Observers of states alone ignore the work.
    }

    /**
     * Returns a measurement of a number, for events that depend on it: the loss, or a component of an observable of the study
     * with its options in the study. It may be taken at any state of the run, on the thread of the run, and is NaN where the
     * quantity has no value. Empty if this observer does not measure the quantity, as by default.
     *
     * @param name {@code loss}, or name of the observable
     * @param index position in a vector-valued observable, from 0; 0 for a scalar
     */
    default Optional<ToDoubleFunction<Snapshot>> measurement(String name, int index) {
        return Optional.empty();
    }
}
