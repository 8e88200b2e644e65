package org.repdyn.data.augmentations;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Option;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.data.spi.AugmentationProvider;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.ImageShape;

/** Provider of the augmentation {@code gaussian-noise}: adds independent N(0, sd²) noise to each input coordinate. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GaussianNoiseProvider implements AugmentationProvider<GaussianNoiseProvider.Options> {

    /**
     * Options of the augmentation.
     *
     * @param sd standard deviation of the noise
     * @param exact true if the noise of a batch is exactly white and uncorrelated with its samples
     * @param firstCoordinate first coordinate with noise, from 0
     */
    public record Options(
            @Option(
                            help = "standard deviation of the noise, in units of the inputs",
                            defaultValue = "0.05",
                            range = "[0, inf)")
                    double sd,
            @Option(
                            help =
                                    "make the noise of a batch exactly white and exactly uncorrelated with the samples, so that"
                                            + " population theory holds for the batch",
                            defaultValue = "false")
                    boolean exact,
            @Option(help = "first coordinate with noise, counted from 0", defaultValue = "0", range = "[0, inf)")
                    int firstCoordinate) {

        /** Creates options for independent noise in all coordinates. */
        public Options(double sd) {
            this(sd, false, 0);
        }

        /**
         * Checks the combination.
         *
         * @throws IllegalArgumentException if {@code exact} is combined with a first coordinate
         */
        public Options {
            if (exact && firstCoordinate > 0) {
                throw new IllegalArgumentException(
                        "exact noise is added to all coordinates; leave first-coordinate out");
            }
        }
    }

    @Override
    public String name() {
        return "gaussian-noise";
    }

    @Override
    public String summary() {
        return "adds independent Gaussian noise to each input coordinate";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Augmentation create(Options options) {
        return options.exact()
                ? new ExactNoise(options.sd())
                : new GaussianNoise(options.sd(), options.firstCoordinate());
    }

    private record GaussianNoise(double sd, int firstCoordinate) implements Augmentation {
        @Override
        public void apply(R064Store samples, Optional<ImageShape> image, UniformRandomProvider random) {
            ContinuousSampler gaussian = ZigguratSampler.NormalizedGaussian.of(random);
            double[] data = samples.data;
            for (int i = firstCoordinate * samples.getRowDim(); i < data.length; i++) {
                data[i] += sd * gaussian.sample();
            }
        }
    }

    /**
     * Noise E with EᵀE = n·sd²·I and XᵀE = 0: Gaussian noise, orthogonalised against the columns of the samples and of the earlier
     * views, and scaled.
     */
    private record ExactNoise(double sd) implements Augmentation {
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
}
