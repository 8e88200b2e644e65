package org.repdyn.ntk.analytic;

import org.repdyn.core.trajectory.TimeGrid;

/** The times at which a flow is observed. The steps of a method end elsewhere, so it interpolates. */
final class ObservedTimes {

    /** The state as a function of time within a step. */
    @FunctionalInterface
    interface Trajectory {
        /** Writes the state at a time. */
        void at(double time, double[] result);
    }

    /** Receiver of the states. */
    @FunctionalInterface
    interface Receiver {
        /** Receives the state at a time of the grid. */
        void show(double time, double[] state);
    }

    private final TimeGrid times;
    private final Receiver receiver;
    private final double[] between;
    private int next;

    ObservedTimes(TimeGrid times, int dimension, Receiver receiver) {
        this.times = times;
        this.receiver = receiver;
        this.between = new double[dimension];
    }

    /** Returns true if all times were shown. */
    boolean complete() {
        return next == times.size();
    }

    /** Returns the next time. */
    double next() {
        return times.get(next);
    }

    /** Returns the last time that was shown; 0 before the first one. */
    double last() {
        return next == 0 ? 0 : times.get(next - 1);
    }

    /** Shows all times up to the end of a step. */
    void upTo(double time, Trajectory trajectory) {
        while (!complete() && next() <= time) {
            trajectory.at(next(), between);
            show(between);
        }
    }

    /** Shows a state at the next time. */
    void show(double[] state) {
        receiver.show(next(), state);
        next++;
    }
}
