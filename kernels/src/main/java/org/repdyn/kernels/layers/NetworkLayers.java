package org.repdyn.kernels.layers;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.LayerProvider;

/** The built-in layers of infinitely wide networks. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NetworkLayers implements ProviderCatalogue {

    /** Dense layer. */
    public static final LayerProvider<DenseOptions> DENSE = LayerProvider.of(
            "dense",
            "dense layer; K becomes W_std^2 K + b_std^2",
            DenseOptions.class,
            (options, nested) -> new Layer.Dense(
                    options.weights().weightStd(),
                    options.weights().biasStd(),
                    options.weights().trained(),
                    optional(options.width())));

    /** Layer normalisation. */
    public static final LayerProvider<LayerNormOptions> LAYER_NORM = LayerProvider.of(
            "layer-norm",
            "layer normalisation after a dense or convolutional layer",
            new Reference("Ba, Kiros, Hinton", "Layer Normalization", 2016, "arXiv:1607.06450"),
            LayerNormOptions.class,
            (options, nested) -> new LayerNorm(options.epsilon()));

    /** Residual block. */
    public static final LayerProvider<ResidualOptions> RESIDUAL = LayerProvider.of(
            "residual",
            "block of layers added to its own input; residual: [relu, dense]",
            new Reference(
                    "He, Zhang, Ren, Sun", "Deep Residual Learning for Image Recognition", 2016, "arXiv:1512.03385"),
            ResidualOptions.class,
            (options, nested) -> new Residual(nested.read(options.layers())));

    /** Layout of the inputs of a convolutional network. */
    public static final LayerProvider<ImageOptions> IMAGE = LayerProvider.of(
            "image",
            "layout of an input: positions row by row, the channels of a position next to each other",
            ImageOptions.class,
            (options, nested) -> new Image(options.shape(), options.channels()));

    /** Convolution. */
    public static final LayerProvider<ConvOptions> CONV = LayerProvider.of(
            "conv",
            "convolution in one or two dimensions",
            new Reference(
                    "Novak, Xiao, Bahri, Lee, Yang, Hron, Abolafia, Pennington, Sohl-Dickstein",
                    "Bayesian Deep Convolutional Networks with Many Channels are Gaussian Processes",
                    2019,
                    "arXiv:1810.05148"),
            ConvOptions.class,
            (options, nested) -> new Convolution(
                    options.filter(),
                    options.stride(),
                    options.padding(),
                    options.weights().weightStd(),
                    options.weights().biasStd(),
                    options.weights().trained(),
                    optional(options.channels())));

    /** Average pooling. */
    public static final LayerProvider<AveragePoolOptions> AVG_POOL = LayerProvider.of(
            "avg-pool",
            "average over windows",
            AveragePoolOptions.class,
            (options, nested) ->
                    new AveragePool(options.window(), options.stride().orElse(options.window()), options.padding()));

    /** Global average pooling. */
    public static final LayerProvider<NoOptions> GLOBAL_AVG_POOL = LayerProvider.of(
            "global-avg-pool",
            "average over all positions",
            NoOptions.class,
            (options, nested) -> new GlobalAveragePool());

    /** Flattening of an image. */
    public static final LayerProvider<NoOptions> FLATTEN = LayerProvider.of(
            "flatten",
            "one vector of the channels at all positions",
            NoOptions.class,
            (options, nested) -> new Flatten());

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(DENSE, LAYER_NORM, RESIDUAL, IMAGE, CONV, AVG_POOL, GLOBAL_AVG_POOL, FLATTEN);
    }

    private static OptionalLong optional(Optional<Long> value) {
        return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
}
