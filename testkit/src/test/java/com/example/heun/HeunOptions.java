package com.example.heun;

import java.util.List;
import java.util.Optional;
import org.repdyn.core.options.Option;
import org.repdyn.dynamics.spi.EventCondition;
import org.repdyn.dynamics.spi.EventSettings;

/**
 * Options of {@link HeunFlow}.
 *
 * @param step the step size
 * @param normAbove stop if the norm of all weights rises above this
 * @param note events that are noted with their time
 */
public record HeunOptions(
        @Option(help = "step size", defaultValue = "0.01", range = "(0, inf)") double step,
        @Option(help = "stop if the norm of all weights rises above this", range = "(0, inf)")
                Optional<Double> normAbove,
        @Option(help = EventCondition.HELP) Optional<List<String>> note) {

    /**
     * Checks the events.
     *
     * @throws IllegalArgumentException if an entry of {@code note} is not a valid event
     */
    public HeunOptions {
        EventCondition.read(note);
    }

    EventSettings events() {
        return new EventSettings(
                Optional.empty(), normAbove, Optional.empty(), Optional.empty(), EventCondition.read(note));
    }
}
