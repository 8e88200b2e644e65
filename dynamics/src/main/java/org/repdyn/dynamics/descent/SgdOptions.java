package org.repdyn.dynamics.descent;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.manifolds.spi.Retraction;

/**
 * Options of {@code sgd}.
 *
 * @param rate learning rate η; one step advances the time by η/(1 − β)
 * @param batch number of samples in a batch
 * @param momentum β, the part of the velocity that a step keeps
 * @param freshViews true if augmentations and negatives are drawn again at every step, not taken from the training
 *     views
 * @param step name of the retraction that maps a step to the constraint
 * @param events the events at which a run stops, and those that are only noted
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SgdOptions(
        @Option(
                        help = "learning rate η; one step advances the time by η/(1 - momentum)",
                        defaultValue = "0.01",
                        range = "(0, inf)")
                double rate,
        @Option(help = "samples in a batch", defaultValue = "32", range = "[1, inf)") int batch,
        @Option(help = "part β of the velocity that is kept", defaultValue = "0", range = "[0, 1)") double momentum,
        @Option(
                        help = "draw augmentations and negatives anew at every step; false: those of the training"
                                + " views",
                        defaultValue = "true")
                boolean freshViews,
        @Option(help = Descent.STEP_HELP, defaultValue = "geodesic") String step,
        EventSettings events) {

    /** Creates options without events. */
    public SgdOptions(double rate, int batch, double momentum, boolean freshViews, Retraction step) {
        this(rate, batch, momentum, freshViews, step.text(), EventSettings.NONE);
    }
}
