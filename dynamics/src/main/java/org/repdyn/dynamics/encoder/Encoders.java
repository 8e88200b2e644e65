package org.repdyn.dynamics.encoder;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderProvider;

/** Catalogue of the encoders. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Encoders implements ProviderCatalogue {

    /** The linear model U = X̂W. */
    public static final EncoderProvider<LinearOptions> LINEAR = EncoderProvider.of(
            "linear",
            "the linear model u(x) = W'x, weights drawn from N(0, 1/d)",
            new Reference(
                    "Esser, Mukherjee, Ghoshdastidar",
                    "Representation Learning Dynamics of Self-Supervised Models",
                    2023,
                    "linear model"),
            LinearOptions.class,
            LinearEncoder::new);

    /** A network with one hidden layer, in NTK parameterisation. */
    public static final EncoderProvider<TwoLayerOptions> TWO_LAYER = EncoderProvider.of(
            "two-layer",
            "a network with one hidden layer, u(x) = W2' phi(W1 x/sqrt(d))/sqrt(m), weights drawn from N(0, 1)",
            new Reference(
                    "Jacot, Gabriel, Hongler",
                    "Neural Tangent Kernel: Convergence and Generalization in Neural Networks",
                    2018,
                    "arXiv:1806.07572, section 3"),
            TwoLayerOptions.class,
            options -> new TwoLayerEncoder(options.outputs(), options.width(), options.activation()));

    /** Fully connected networks of any depth. */
    public static final EncoderProvider<MlpOptions> MLP = EncoderProvider.of(
            "mlp",
            "a fully connected network of any depth, in NTK or standard parameterisation; one weight block for each layer: W1, W2, ...",
            new Reference(
                    "Jacot, Gabriel, Hongler",
                    "Neural Tangent Kernel: Convergence and Generalization in Neural Networks",
                    2018,
                    "arXiv:1806.07572, section 3"),
            MlpOptions.class,
            Encoders::mlp);

    /** Deep linear networks: products of matrices, which are linear in the input but not in the weights. */
    public static final EncoderProvider<DeepLinearOptions> DEEP_LINEAR = EncoderProvider.of(
            "deep-linear",
            "a deep linear network u(x) = WL' ... W2 W1 x; one weight block for each layer: W1, W2, ...",
            new Reference(
                    "Saxe, McClelland, Ganguli",
                    "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks",
                    2014,
                    "arXiv:1312.6120"),
            DeepLinearOptions.class,
            Encoders::deepLinear);

    private static Encoder mlp(MlpOptions options) {
        return new MlpEncoder(new Network(
                Collections.nCopies(options.depth(), options.width()),
                options.outputs(),
                options.activation(),
                options.negativeSlope(),
                options.parameterisation(),
                options.weightStd(),
                options.biasStd(),
                options.initScale()));
    }

    private static Encoder deepLinear(DeepLinearOptions options) {
        Encoder gaussian = new MlpEncoder(new Network(
                Collections.nCopies(options.depth(), options.width()),
                options.outputs(),
                HiddenActivation.LINEAR,
                1,
                options.parameterisation(),
                1,
                Optional.empty(),
                options.initScale()));
        return InitialSpectrum.of(options.start(), options.initScale(), options.decay(), List.of())
                .<Encoder>map(start -> new ChosenSpectrumEncoder(gaussian, start))
                .orElse(gaussian);
    }

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(LINEAR, TWO_LAYER, MLP, DEEP_LINEAR);
    }
}
