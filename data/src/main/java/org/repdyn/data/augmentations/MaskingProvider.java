package org.repdyn.data.augmentations;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Option;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.data.spi.AugmentationProvider;
import org.repdyn.data.spi.ImageShape;

/**
 * Provider of the augmentation {@code masking}: sets each input coordinate, independently and with a fixed probability, to
 * zero, or to black for images.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MaskingProvider implements AugmentationProvider<MaskingProvider.Options> {

    /**
     * Options of the augmentation.
     *
     * @param fraction probability that a coordinate is masked
     */
    public record Options(
            @Option(help = "probability that an input coordinate is masked", defaultValue = "0.25", range = "[0, 1]")
                    double fraction) {}

    @Override
    public String name() {
        return "masking";
    }

    @Override
    public String summary() {
        return "sets random input coordinates to zero, or to black for images";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Augmentation create(Options options) {
        return new Masking(options.fraction());
    }

    private record Masking(double fraction) implements Augmentation {
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
}
