package org.repdyn.core.observable;

import java.util.Optional;
import org.apiguardian.api.API;

/** Quantity measured along a trajectory: a number, or several indexed numbers such as singular values. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Observable {

    /**
     * Largest number of values at one time. Each value is a row of the results and a line of a figure; the singular values of
     * embeddings, of which there are as many as outputs, are far fewer.
     */
    int MAX_VALUES = 10_000;

    /** Times at which an observable is measured. */
    enum Schedule {
        /** At each time of the grid. */
        EVERY_TIME,
        /** At the last time only, because the measurement is costly. */
        AT_THE_END
    }

    /** Returns the times at which to measure; by default all. */
    default Schedule schedule() {
        return Schedule.EVERY_TIME;
    }

    /**
     * Returns k, at least 1: an observable that is measured along the run is measured at every k-th time of the grid, from the
     * first on, and at the last one. By default 1, all times.
     */
    default int every() {
        return 1;
    }

    /** Returns the reason why this observable cannot be measured, such as missing labels; empty if it can. */
    default Optional<String> objection(EvaluationSet evaluation) {
        return Optional.empty();
    }

    /**
     * Returns what a run must have for this quantity to be defined, such as {@code a linear encoder}, for a notice on a run in which it has no
     * value; empty if that is not known.
     */
    default Optional<String> needs() {
        return Optional.empty();
    }

    /**
     * Returns the finite value or values, at most {@value #MAX_VALUES}; an empty array if the quantity is not defined for this state.
     * A run fails if there are more.
     *
     * @throws IllegalArgumentException if this observable cannot be measured in this run, such as for lack of memory; the message
     *     gives the reason and what to do. The run fails if the study names the observable; otherwise it leaves the observable out
     *     with a notice
     */
    double[] observe(Observation observation);
}
