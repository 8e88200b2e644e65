package org.repdyn.data.augmentations;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.data.spi.ImageShape;

/**
 * Independent N(0, sd²) noise, added to each coordinate of the inputs from a first one.
 *
 * @param sd standard deviation of the noise
 * @param firstCoordinate first coordinate with noise, from 0
 */
record GaussianNoise(double sd, int firstCoordinate) implements Augmentation {

    @Override
    public Optional<String> objection(int dimension, Optional<ImageShape> image) {
        return firstCoordinate < dimension
                ? Optional.empty()
                : Optional.of("gaussian-noise.first-coordinate = " + firstCoordinate
                        + " leaves no coordinate of the samples with noise; it must be below " + dimension);
    }

    @Override
    public void apply(R064Store samples, Optional<ImageShape> image, UniformRandomProvider random) {
        ContinuousSampler gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        double[] data = samples.data;
        for (int i = firstCoordinate * samples.getRowDim(); i < data.length; i++) {
            data[i] += sd * gaussian.sample();
        }
    }
}
