package org.repdyn.data.augmentations;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Option;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.data.spi.AugmentationProvider;
import org.repdyn.data.spi.ImageShape;

/** Adds independent N(0, sd²) noise to each input coordinate. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GaussianNoiseProvider implements AugmentationProvider<GaussianNoiseProvider.Options> {

    /**
     * @param sd standard deviation
     */
    public record Options(
            @Option(
                            help = "standard deviation of the noise, in units of the inputs",
                            defaultValue = "0.05",
                            range = "[0, inf)")
                    double sd) {}

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
        return new GaussianNoise(options.sd());
    }

    private record GaussianNoise(double sd) implements Augmentation {
        @Override
        public void apply(R064Store samples, Optional<ImageShape> image, UniformRandomProvider random) {
            ContinuousSampler gaussian = ZigguratSampler.NormalizedGaussian.of(random);
            double[] data = samples.data;
            for (int i = 0; i < data.length; i++) {
                data[i] += sd * gaussian.sample();
            }
        }
    }
}
