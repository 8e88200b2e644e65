package org.repdyn.data;

import java.util.Arrays;
import java.util.OptionalInt;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.core.random.Seed;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.Dataset;

/**
 * Division of the samples into a training set and a held-out set: two disjoint sets of row numbers. The arrays are not
 * copied, and must not be changed; two splits are equal only if they share them.
 *
 * @param train rows of the training samples
 * @param heldOut rows of the samples that are never trained on
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Split(int[] train, int[] heldOut) {

    /**
     * Returns a random split. With the same seed, training sets are nested: a smaller one is the beginning of a larger one.
     * The held-out rows are the end of the same permutation.
     *
     * @param samples number of samples of the dataset
     * @param train number of training samples
     * @param heldOut number of held-out samples; if empty, all others
     * @param seed seed of the permutation
     * @throws DataException if there are too few samples
     */
    public static Split random(int samples, int train, OptionalInt heldOut, Seed seed) {
        if (train < Dataset.MIN_TRAINING_SAMPLES) {
            throw new DataException("train = " + train + " is too small: at least " + Dataset.MIN_TRAINING_SAMPLES
                    + " samples are needed");
        }
        long needed = (long) train + heldOut.orElse(0);
        if (needed > samples) {
            throw new DataException(CountedNoun.thereAre(samples, "sample") + ", but train = " + train
                    + (heldOut.isPresent()
                            ? " and held-out = " + heldOut.getAsInt() + " ask for " + needed + "; make them smaller"
                            : "; make it smaller"));
        }
        int[] order = PermutationSampler.natural(samples);
        PermutationSampler.shuffle(seed.child("split").generator(), order);
        int first = samples - heldOut.orElse(samples - train);
        return new Split(Arrays.copyOfRange(order, 0, train), Arrays.copyOfRange(order, first, samples));
    }

    /**
     * Returns a split of the training samples alone: the last of them are held out, and the samples that this split holds out are in neither
     * part.
     *
     * @param share share of the training samples that is held out, in (0, 1)
     * @throws DataException if too few training samples remain
     */
    public Split validation(double share) {
        int held = (int) Math.max(1, Math.round(share * train.length));
        int rest = train.length - held;
        if (rest < Dataset.MIN_TRAINING_SAMPLES) {
            throw new DataException("validation = " + Decimals.text(share) + " leaves " + rest + " of " + train.length
                    + " training samples: at least " + Dataset.MIN_TRAINING_SAMPLES + " are needed");
        }
        return new Split(Arrays.copyOf(train, rest), Arrays.copyOfRange(train, rest, train.length));
    }
}
