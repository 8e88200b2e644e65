package org.repdyn.dynamics.descent;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.dynamics.spi.EventCondition;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.manifolds.spi.Retraction;

/**
 * Options of {@code sgd}.
 *
 * @param rate η
 * @param batch samples in a batch
 * @param momentum β
 * @param freshViews whether augmentations and negatives are drawn anew at every step
 * @param step how a step lands on the constraint
 * @param rankBelow stop where the effective rank of the embeddings falls below this
 * @param normAbove stop where the norm of all weights rises above this
 * @param growthAbove stop where the norm of the embeddings rises above this many times its start
 * @param gradientBelow stop where the norm of the gradient on all training views falls below this: stagnation
 * @param note events that are dated without stopping
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
                        help =
                                "draw augmentations and negatives anew at every step; false: those of the training views",
                        defaultValue = "true")
                boolean freshViews,
        @Option(help = "how a step lands on the constraint", defaultValue = "geodesic") Retraction step,
        @Option(help = "stop where the effective rank of the embeddings falls below this", range = "[1, inf)")
                Optional<Double> rankBelow,
        @Option(help = "stop where the norm of all weights rises above this", range = "(0, inf)")
                Optional<Double> normAbove,
        @Option(
                        help = "stop where the norm of the embeddings rises above this many times that at the start",
                        range = "(1, inf)")
                Optional<Double> growthAbove,
        @Option(help = "stop where the norm of the gradient falls below this, the run stagnating", range = "(0, inf)")
                Optional<Double> gradientBelow,
        @Option(help = EventCondition.HELP) Optional<List<String>> note) {

    /** @throws IllegalArgumentException if an entry of {@code note} is not a valid event */
    public SgdOptions {
        EventCondition.read(note);
    }

    /** Creates options without events. */
    public SgdOptions(double rate, int batch, double momentum, boolean freshViews, Retraction step) {
        this(
                rate,
                batch,
                momentum,
                freshViews,
                step,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    EventSettings events() {
        return new EventSettings(rankBelow, normAbove, growthAbove, gradientBelow, EventCondition.read(note));
    }
}
