package org.repdyn.dynamics.descent;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.manifolds.spi.Retraction;

/**
 * Options of {@code adam}.
 *
 * @param rate learning rate η; one step advances the time by η
 * @param firstDecay decay β₁ of the mean of the gradient
 * @param secondDecay decay β₂ of the mean of the squared gradient
 * @param epsilon ε, added to the root of the mean squared gradient
 * @param batch number of samples in a batch; absent: all samples
 * @param freshViews true if augmentations and negatives of a batch are drawn again at every step
 * @param step name of the retraction that maps a step to the constraint
 * @param events the events at which a run stops, and those that are only noted
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record AdamOptions(
        @Option(help = "learning rate η; one step advances the time by it", defaultValue = "0.001", range = "(0, inf)")
                double rate,
        @Option(help = "decay β1 of the mean of the gradient", defaultValue = "0.9", range = "[0, 1)")
                double firstDecay,
        @Option(help = "decay β2 of the mean of its square", defaultValue = "0.999", range = "[0, 1)")
                double secondDecay,
        @Option(help = "ε, added to the root of the mean square", defaultValue = "1e-8", range = "(0, inf)")
                double epsilon,
        @Option(help = "samples in a batch; absent: all training views at every step", range = "[1, inf)")
                Optional<Integer> batch,
        @Option(
                        help = "draw augmentations and negatives of a batch anew at every step; false: those of the"
                                + " training views",
                        defaultValue = "true")
                boolean freshViews,
        @Option(help = Descent.STEP_HELP, defaultValue = "geodesic") String step,
        EventSettings events) {

    /** Creates options without events. */
    public AdamOptions(
            double rate,
            double firstDecay,
            double secondDecay,
            double epsilon,
            Optional<Integer> batch,
            boolean freshViews,
            Retraction step) {
        this(rate, firstDecay, secondDecay, epsilon, batch, freshViews, step.text(), EventSettings.NONE);
    }
}
