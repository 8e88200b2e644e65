package org.repdyn.integrators;

import org.apiguardian.api.API;
import org.repdyn.core.trajectory.TimeGrid;

/**
 * Lengths of the sliding steps of a run, and the times at which accurate methods are tried again. Both follow from the times of the run
 * alone, so the number of steps is bounded, except for those that {@link SlidingSteps} shortens where the state moves far.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SlidingSchedule {

    /** Number of shortest sliding steps of density 1 in the whole time, in an interval of the grid, and in the time passed. */
    private static final double STEPS_IN_ALL = 1000;

    private static final double STEPS_IN_INTERVAL = 20;
    private static final double STEPS_IN_PAST = 250;

    /**
     * Part of the whole time that a shortest step of density 1 has at least. Steps in proportion to the time passed have no length at the start; from this
     * one they need some 250·ln(0.25/2.5e-10) = 5,200 steps until those of the whole time are shorter. Ten times the smallest step of the flows, so that
     * their densities fit between both.
     */
    private static final double LEAST = 1e-12;

    /** Number of these steps before the accurate methods are tried again; doubled each time they fail. */
    private static final double FIRST_RETRY = 50;

    /** Change of the state in a step of density 1 by the change of velocity, relative to its size, that a step should not exceed. */
    private static final double BEND = 1e-3;

    private final TimeGrid times;
    private final double density;
    private double patience;

    /**
     * Creates a schedule.
     *
     * @param times grid of which each interval has some steps
     * @param density factor on the number of steps, by which the error is divided
     */
    public SlidingSchedule(TimeGrid times, double density) {
        this.times = times;
        this.density = density;
    }

    /** Returns true if sliding has begun before. */
    public boolean begun() {
        return patience > 0;
    }

    /** Begins to slide at a time; returns the time at which accurate methods are tried again. */
    public double begin(double time) {
        patience = begun() ? 2 * patience : FIRST_RETRY * density;
        return time + patience * shortest(time);
    }

    /** Begins sliding steps at a state, the first of which is the shortest one. */
    public SlidingSteps steps(VectorField field, double time, double[] state) {
        // The errors of steps of length h are proportional to h², and their number to 1/h.
        return new SlidingSteps(field, time, state, shortest(time), BEND / (density * density));
    }

    /** Returns the shortest sliding step at a time; its length is above 0 also at the start. */
    public double shortest(double at) {
        int next = 1;
        while (next < times.size() - 1 && times.get(next) <= at) {
            next++;
        }
        double interval = times.get(next) - times.get(next - 1);
        double wanted =
                Math.min(at / STEPS_IN_PAST, Math.min(times.end() / STEPS_IN_ALL, interval / STEPS_IN_INTERVAL));
        return Math.max(LEAST * times.end(), wanted) / density;
    }
}
