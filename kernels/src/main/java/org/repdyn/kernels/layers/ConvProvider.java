package org.repdyn.kernels.layers;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.core.plugin.Reference;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.LayerProvider;
import org.repdyn.kernels.spi.NestedLayers;

/** Provides {@code conv}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ConvProvider implements LayerProvider<ConvProvider.Options> {

    /** Options of {@code conv}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public record Options(
            @Option(help = "extents of the window; one number serves all axes", range = "[1, inf)")
                    List<Integer> filter,
            @Option(help = "step of the window; one number serves all axes", defaultValue = "1", range = "[1, inf)")
                    List<Integer> stride,
            @Option(help = "what the window sees beyond the edge", defaultValue = "valid") Padding padding,
            @Option(
                            help = "standard deviation of the weights; W_std is the same",
                            defaultValue = "1",
                            range = "(0, inf)")
                    double weightStd,
            @Option(
                            help = "standard deviation of the biases; without it there is no bias; b_std is the same",
                            range = "[0, inf)")
                    Optional<Double> biasStd,
            @Option(help = "whether its own weights and bias move", defaultValue = "true") boolean trained,
            @Option(
                            help =
                                    "number of output channels, which the standard parameterisation of the next layer needs",
                            range = "[1, inf)")
                    Optional<Long> channels) {}

    @Override
    public String name() {
        return "conv";
    }

    @Override
    public String summary() {
        return "convolution in one or two dimensions";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Novak, Xiao, Bahri, Lee, Yang, Hron, Abolafia, Pennington, Sohl-Dickstein",
                "Bayesian Deep Convolutional Networks with Many Channels are Gaussian Processes",
                2019,
                "arXiv:1810.05148"));
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Layer create(Options options, NestedLayers nested) {
        return new Convolution(
                options.filter(),
                options.stride(),
                options.padding(),
                options.weightStd(),
                options.biasStd(),
                options.trained(),
                options.channels().map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }
}
