package org.repdyn.study.plan;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.options.Option;
import org.repdyn.core.trajectory.TimeGrid;

/**
 * Times at which an arm is observed.
 *
 * @param end last time
 * @param points number of times after t = 0
 * @param spacing spacing of the times
 * @param first first time after 0, for logarithmic spacing
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TimeSettings(
        @Option(help = "last time", defaultValue = "10", range = "(0, inf)") double end,
        @Option(help = "number of times after t = 0", defaultValue = "100", range = "[2, 100000]") int points,
        @Option(help = "how the times are spaced", defaultValue = "linear") Spacing spacing,
        @Option(help = "first time after t = 0, for logarithmic spacing; end/10000 by default", range = "(0, inf)")
                Optional<Double> first) {

    /** Ratio of the end to the first time of a logarithmic grid, if the study gives no first time: four decades. */
    private static final double DECADES = 1e4;

    /** Shortest interval between times: integrators take steps that are many orders of magnitude shorter. */
    private static final double SHORTEST = 1e-305;

    /** Spacings of the times of observation. */
    public enum Spacing {
        /** Equal differences between successive times. */
        LINEAR,
        /** Equal ratios of successive times. */
        LOGARITHMIC
    }

    /** @throws IllegalArgumentException if the first time is not valid for the end and the spacing, or two times are equal as doubles */
    public TimeSettings {
        if (first.isPresent() && spacing == Spacing.LINEAR) {
            throw new IllegalArgumentException("first = " + Decimals.text(first.get())
                    + " needs spacing: logarithmic. Set that, or leave first out");
        }
        if (first.isPresent() && first.get() >= end) {
            throw new IllegalArgumentException("first = " + Decimals.text(first.get()) + " must lie before end = "
                    + Decimals.text(end) + ". Make it smaller");
        }
        double shortest = spacing == Spacing.LINEAR ? end / points : first.orElse(end / DECADES);
        if (shortest < SHORTEST) {
            String given = first.map(t -> "first = " + Decimals.text(t)).orElseGet(() -> "end = " + Decimals.text(end));
            throw new IllegalArgumentException(
                    given + " is too short for steps in double precision. Use a longer time, at least 1e-300");
        }
        // Refuses times that are no grid, such as equal ones, while the settings are read.
        gridOf(end, points, spacing, first);
    }

    /** Returns the times of observation, t = 0 included. */
    public TimeGrid grid() {
        return gridOf(end, points, spacing, first);
    }

    /**
     * Returns the times of observation with another end, t = 0 included.
     *
     * @param last last time, positive
     * @throws IllegalArgumentException if the first time lies behind it, or two times are equal as doubles
     */
    TimeGrid grid(double last) {
        if (first.isPresent() && first.get() >= last) {
            throw new IllegalArgumentException("time.first = " + Decimals.text(first.get())
                    + " must lie before the end of the steps at t = " + Decimals.text(last) + ". Make it smaller");
        }
        return gridOf(last, points, spacing, first);
    }

    private static TimeGrid gridOf(double end, int points, Spacing spacing, Optional<Double> first) {
        return spacing == Spacing.LINEAR
                ? TimeGrid.linear(end, points)
                : TimeGrid.logarithmic(first.orElse(end / DECADES), end, points);
    }
}
