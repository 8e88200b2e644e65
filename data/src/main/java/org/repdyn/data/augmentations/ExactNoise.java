package org.repdyn.data.augmentations;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.ImageShape;

/**
 * Noise E with EᵀE = n·sd²·I and XᵀE = 0: Gaussian noise, orthogonalised against the columns of the samples and of the earlier
 * views, and scaled.
 *
 * @param sd standard deviation of the noise
 */
record ExactNoise(double sd) implements Augmentation {

    @Override
    public void apply(R064Store samples, Optional<ImageShape> image, UniformRandomProvider random) {
        apply(samples, List.of(), image, random);
    }

    @Override
    public void apply(
            R064Store samples, List<R064Store> before, Optional<ImageShape> image, UniformRandomProvider random) {
        int n = samples.getRowDim();
        int d = samples.getColDim();
        int blocks = before.size() + 2;
        if (n < blocks * d) {
            throw new DataException("exact noise needs " + (blocks == 2 ? "two" : blocks)
                    + " samples for each coordinate, but there are " + n + " samples of " + d
                    + " coordinates; take more samples, or gaussian-noise without exact");
        }
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        R064Store all = R064Store.FACTORY.make(n, blocks * d);
        System.arraycopy(samples.data, 0, all.data, 0, n * d);
        for (int b = 0; b < before.size(); b++) {
            System.arraycopy(before.get(b).data, 0, all.data, (b + 1) * n * d, n * d);
        }
        int noise = (blocks - 1) * n * d;
        ContinuousSampler gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        for (int i = noise; i < all.data.length; i++) {
            all.data[i] = gaussian.sample();
        }
        R064Store basis = algebra.orthonormalBasis(all);
        double length = sd * Math.sqrt(n);
        for (int i = 0; i < samples.data.length; i++) {
            samples.data[i] += length * basis.data[noise + i];
        }
    }
}
