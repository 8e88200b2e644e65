package org.repdyn.data.augmentations;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.data.spi.ImageShape;

/**
 * A shift of each image by a whole number of pixels in each direction, drawn uniformly; uncovered pixels become black.
 *
 * @param pixels largest shift in each direction
 */
record PixelShift(int pixels) implements Augmentation {

    @Override
    public Optional<String> objection(int dimension, Optional<ImageShape> image) {
        if (image.isEmpty()) {
            return Optional.of("pixel-shift needs images, but these samples have no image shape; give the shape in the"
                    + " dataset's options, or use gaussian-noise or masking");
        }
        int smallest = Math.min(image.get().height(), image.get().width());
        return pixels < smallest
                ? Optional.empty()
                : Optional.of("pixel-shift.pixels = " + pixels + " moves images of "
                        + image.get().height() + "x" + image.get().width()
                        + " out of the picture; it must be below "
                        + smallest);
    }

    @Override
    public void apply(R064Store samples, Optional<ImageShape> image, UniformRandomProvider random) {
        ImageShape shape = image.orElseThrow();
        int rows = samples.getRowDim();
        double[] shifted = new double[shape.height() * shape.width()];
        for (int sample = 0; sample < rows; sample++) {
            int down = random.nextInt(2 * pixels + 1) - pixels;
            int right = random.nextInt(2 * pixels + 1) - pixels;
            Arrays.fill(shifted, shape.black());
            for (int y = Math.max(0, down); y < Math.min(shape.height(), shape.height() + down); y++) {
                for (int x = Math.max(0, right); x < Math.min(shape.width(), shape.width() + right); x++) {
                    int from = (y - down) * shape.width() + x - right;
                    shifted[y * shape.width() + x] = samples.data[from * rows + sample];
                }
            }
            for (int pixel = 0; pixel < shifted.length; pixel++) {
                samples.data[pixel * rows + sample] = shifted[pixel];
            }
        }
    }
}
