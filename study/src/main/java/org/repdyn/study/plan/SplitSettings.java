package org.repdyn.study.plan;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.options.Option;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.core.random.Seed;
import org.repdyn.data.Pairing;
import org.repdyn.data.Split;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.Dataset;
import org.repdyn.study.Settings;

/**
 * Settings under {@code data} that every dataset accepts.
 *
 * @param train number of training samples
 * @param heldOut number of samples held out
 * @param centre true if the training mean is subtracted
 * @param augmentAnchors true if anchors are augmented like positives
 * @param positives choice of the positive before augmentation
 * @param validation share of the training samples that is held out in place of the held-out samples
 * @param views file of views that are used as they are, instead of augmented samples
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
                        help = "what positives are made of: copies of the anchor, or another training sample of the"
                                + " same-label",
                        defaultValue = "copies")
                Pairing.Positives positives,
        @Option(
                        help = "share of the training samples that is held out for evaluation in place of the"
                                + " held-out samples, which are then not seen at all",
                        range = "(0, 1)")
                Optional<Double> validation,
        @Option(
                        help = ".npz file of views (anchors, positives, negatives, targets) that are used as they are,"
                                + " without augmentation")
                Optional<Path> views) {

    /** Returns how the two views of a pair are made. */
    public Pairing pairing() {
        return new Pairing(augmentAnchors, positives);
    }

    /** Returns the entries of {@code data} whose keys every dataset accepts. */
    static Mapping part(Mapping data) {
        Map<String, ConfigValue> part = new LinkedHashMap<>(data.entries());
        part.keySet().retainAll(Settings.SPLIT_KEYS);
        return new Mapping(part, data.location());
    }

    /**
     * Returns the split of a number of samples.
     *
     * @throws DataException if there are too few samples
     */
    public Split split(int samples, Seed seed) {
        if (samples < Dataset.MIN_TRAINING_SAMPLES) {
            throw new DataException(CountedNoun.thereAre(samples, "sample") + ", and training needs at least "
                    + Dataset.MIN_TRAINING_SAMPLES + "; add samples");
        }
        int training = train.orElseGet(() -> heldOut.map(h -> samples - h).orElse(2 * samples / 3));
        if (train.isEmpty() && training < Dataset.MIN_TRAINING_SAMPLES) {
            throw new DataException(CountedNoun.thereAre(samples, "sample") + ", "
                    + heldOut.map(h -> "and held-out = " + h + " leaves " + Math.max(0, samples - h)
                                    + " for training, where at least " + Dataset.MIN_TRAINING_SAMPLES
                                    + " are needed; make it smaller")
                            .orElse("and two thirds of them are for training, where at least "
                                    + Dataset.MIN_TRAINING_SAMPLES + " are needed; add samples, or write train: 2"));
        }
        OptionalInt held = heldOut.map(OptionalInt::of).orElse(OptionalInt.empty());
        Split split = Split.random(samples, training, held, seed);
        return validation.map(split::validation).orElse(split);
    }
}
