package org.repdyn.data.spi;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** A random change of samples that keeps what they are. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Augmentation {

    /** Why it cannot be applied to samples like these; empty where it can. */
    default Optional<String> objection(int dimension, Optional<ImageShape> image) {
        return Optional.empty();
    }

    /**
     * Changes each row in place.
     *
     * @param samples n×d
     * @param image shape of a sample, where it is an image
     * @param random the source of all randomness
     */
    void apply(R064Store samples, Optional<ImageShape> image, UniformRandomProvider random);

    /**
     * Changes each row in place, where other views of the same samples were made before: what the sampler calls. By default
     * views know nothing of each other.
     *
     * @param samples n×d
     * @param before augmented views of the same samples, row for row; read only
     * @param image shape of a sample, where it is an image
     * @param random the source of all randomness
     */
    default void apply(
            R064Store samples, List<R064Store> before, Optional<ImageShape> image, UniformRandomProvider random) {
        apply(samples, image, random);
    }
}
