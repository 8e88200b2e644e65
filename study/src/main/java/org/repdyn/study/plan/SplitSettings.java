package org.repdyn.study.plan;

import java.util.Optional;
import java.util.OptionalInt;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.core.random.Seed;
import org.repdyn.data.Pairing;
import org.repdyn.data.Split;

/**
 * Keys of {@code data} that hold for every dataset.
 *
 * @param train number of training samples
 * @param heldOut number of samples held out
 * @param centre whether the training mean is subtracted
 * @param augmentAnchors whether anchors are augmented like positives
 * @param positives what a positive is before it is augmented
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SplitSettings(
        @Option(help = "number of training samples; two thirds by default, less what is held out", range = "[2, inf)")
                Optional<Integer> train,
        @Option(help = "number of samples held out for evaluation; all others by default", range = "[1, inf)")
                Optional<Integer> heldOut,
        @Option(help = "whether the mean of the training samples is subtracted", defaultValue = "false") boolean centre,
        @Option(
                        help = "whether anchors are augmented too, so that both views of a pair are random",
                        defaultValue = "false")
                boolean augmentAnchors,
        @Option(
                        help =
                                "what positives are made of: copies of the anchor, or another training sample of the same-label",
                        defaultValue = "copies")
                Pairing.Positives positives) {

    /** What the views of a pair are. */
    public Pairing pairing() {
        return new Pairing(augmentAnchors, positives);
    }

    /** Splits that many samples. */
    public Split split(int samples, Seed seed) {
        int training = train.orElseGet(() -> heldOut.map(h -> samples - h).orElse(2 * samples / 3));
        OptionalInt held = heldOut.map(OptionalInt::of).orElse(OptionalInt.empty());
        return Split.random(samples, training, held, seed);
    }
}
