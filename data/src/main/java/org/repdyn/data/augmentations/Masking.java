package org.repdyn.data.augmentations;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.data.spi.ImageShape;

/**
 * A mask that sets each input coordinate, independently and with a fixed probability, to zero, or to black for images.
 *
 * @param fraction probability that a coordinate is masked
 */
record Masking(double fraction) implements Augmentation {

    @Override
    public void apply(R064Store samples, Optional<ImageShape> image, UniformRandomProvider random) {
        double masked = image.map(ImageShape::black).orElse(0.0);
        double[] data = samples.data;
        for (int i = 0; i < data.length; i++) {
            if (random.nextDouble() < fraction) {
                data[i] = masked;
            }
        }
    }
}
