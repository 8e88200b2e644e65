package com.example.heun;

import org.repdyn.core.options.Option;
import org.repdyn.dynamics.spi.EventSettings;

/**
 * Options of {@link HeunFlow}.
 *
 * @param step the step size
 * @param events the events at which a run stops, and those that are only noted
 */
public record HeunOptions(
        @Option(help = "step size", defaultValue = "0.01", range = "(0, inf)") double step, EventSettings events) {}
