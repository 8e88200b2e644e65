package org.repdyn.data.spi;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** Random transformation of samples that keeps their class, such as noise or a shift. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Augmentation {

    /**
     * Returns why the augmentation cannot be applied to samples of this shape; empty if it can.
     *
     * @param dimension number d of input coordinates
     * @param image shape of a sample, if samples are images
     */
    default Optional<String> objection(int dimension, Optional<ImageShape> image) {
        return Optional.empty();
    }

    /**
     * Transforms each row in place.
     *
     * @param samples n×d
     * @param image shape of a sample, if samples are images
     * @param random only source of randomness
     */
    void apply(R064Store samples, Optional<ImageShape> image, UniformRandomProvider random);

    /**
     * Transforms each row in place, given the earlier views of the same samples. The sampler calls this method; by default
     * views do not depend on each other.
     *
     * @param samples n×d
     * @param before earlier augmented views of the same samples, n×d each, row i from the same sample; read only
     * @param image shape of a sample, if samples are images
     * @param random only source of randomness
     */
    default void apply(
            R064Store samples, List<R064Store> before, Optional<ImageShape> image, UniformRandomProvider random) {
        apply(samples, image, random);
    }
}
