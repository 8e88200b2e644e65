package org.repdyn.data;

import java.util.Arrays;
import java.util.OptionalInt;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apiguardian.api.API;
import org.repdyn.core.random.Seed;
import org.repdyn.data.spi.DataException;

/**
 * Which samples are trained on and which are held out: two disjoint sets of row numbers.
 *
 * @param train rows trained on
 * @param heldOut rows never trained on
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Split(int[] train, int[] heldOut) {

    /** Fewest training samples: a negative must be another sample. */
    public static final int FEWEST_TRAINING_SAMPLES = 2;

    /**
     * A random split. The same seed gives nested training sets: the first rows of a larger one are the smaller one, and
     * the held-out rows are taken from the end of the same permutation.
     *
     * @param samples number of samples there are
     * @param train number of samples to train on
     * @param heldOut number of samples to hold out; all others when empty
     * @throws DataException when there are too few samples
     */
    public static Split random(int samples, int train, OptionalInt heldOut, Seed seed) {
        if (train < FEWEST_TRAINING_SAMPLES) {
            throw new DataException(
                    "train = " + train + " is too small: at least " + FEWEST_TRAINING_SAMPLES + " samples are needed");
        }
        long needed = (long) train + heldOut.orElse(0);
        if (needed > samples) {
            throw new DataException("there are " + samples + " samples, but train = " + train
                    + (heldOut.isPresent()
                            ? " and held-out = " + heldOut.getAsInt() + " ask for " + needed + "; make them smaller"
                            : "; make it smaller"));
        }
        int[] order = PermutationSampler.natural(samples);
        PermutationSampler.shuffle(seed.child("split").generator(), order);
        int first = samples - heldOut.orElse(samples - train);
        return new Split(Arrays.copyOfRange(order, 0, train), Arrays.copyOfRange(order, first, samples));
    }
}
