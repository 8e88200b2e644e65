package org.repdyn.dynamics.descent;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.manifolds.spi.Retraction;

/**
 * Options of gradient descent.
 *
 * @param rate learning rate η; one step advances the time by η
 * @param step name of the retraction that maps a step to the constraint
 * @param events the events at which a run stops, and those that are only noted
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GradientDescentOptions(
        @Option(help = "learning rate η; one step advances the time by it", defaultValue = "0.01", range = "(0, inf)")
                double rate,
        @Option(help = Descent.STEP_HELP, defaultValue = "geodesic") String step,
        EventSettings events) {

    /** Creates options without events. */
    public GradientDescentOptions(double rate, Retraction step) {
        this(rate, step.text(), EventSettings.NONE);
    }
}
