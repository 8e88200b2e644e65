package org.repdyn.dynamics.descent;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.manifolds.spi.Retraction;

/**
 * Options of {@code momentum}.
 *
 * @param rate learning rate η; one step advances the time by η/(1 − β)
 * @param momentum β, the part of the velocity that a step keeps
 * @param step name of the retraction that maps a step to the constraint
 * @param events the events at which a run stops, and those that are only noted
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record MomentumOptions(
        @Option(
                        help = "learning rate η; one step advances the time by η/(1 - momentum)",
                        defaultValue = "0.001",
                        range = "(0, inf)")
                double rate,
        @Option(help = "part β of the velocity that is kept", defaultValue = "0.9", range = "[0, 1)") double momentum,
        @Option(help = Descent.STEP_HELP, defaultValue = "geodesic") String step,
        EventSettings events) {

    /** Creates options without events. */
    public MomentumOptions(double rate, double momentum, Retraction step) {
        this(rate, momentum, step.text(), EventSettings.NONE);
    }
}
