package org.repdyn.dynamics.minimisation;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.dynamics.spi.EventSettings;

/**
 * Options of the dynamics that minimise the loss.
 *
 * @param iterations number of iterations at the last time of the study; the time of one is the end divided by it
 * @param tolerance gradient norm, relative to that at the start, at which the loss counts as minimised
 * @param events the events at which a run stops, and those that are only noted
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record MinimisationOptions(
        @Option(
                        help =
                                "number of iterations to the end of the study; one iteration advances the time by end/iterations",
                        defaultValue = "100",
                        range = "[1, inf)")
                int iterations,
        @Option(
                        help =
                                "the loss counts as minimised when the norm of the gradient has fallen to this share of that at the start",
                        defaultValue = "1e-8",
                        range = "(0, 1)")
                double tolerance,
        EventSettings events) {

    /** Creates options without events. */
    public MinimisationOptions(int iterations, double tolerance) {
        this(iterations, tolerance, EventSettings.NONE);
    }
}
