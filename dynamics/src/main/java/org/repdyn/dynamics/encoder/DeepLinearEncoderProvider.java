package org.repdyn.dynamics.encoder;

import java.util.Collections;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderProvider;

/** Products of matrices: linear in the input, not in the weights. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DeepLinearEncoderProvider implements EncoderProvider<DeepLinearOptions> {

    @Override
    public String name() {
        return "deep-linear";
    }

    @Override
    public String summary() {
        return "a deep linear network u(x) = WL' ... W2 W1 x; a block a layer: W1, W2, ...";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Saxe, McClelland, Ganguli",
                "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks",
                2014,
                "arXiv:1312.6120"));
    }

    @Override
    public Class<DeepLinearOptions> optionsType() {
        return DeepLinearOptions.class;
    }

    @Override
    public Encoder create(DeepLinearOptions options) {
        Encoder gaussian = new MlpEncoder(new Network(
                Collections.nCopies(options.depth(), options.width()),
                options.outputs(),
                Activation.LINEAR,
                1,
                options.parameterisation(),
                1,
                Optional.empty(),
                options.initScale()));
        return InitialSpectrum.of(options.start(), options.initScale(), options.decay())
                .<Encoder>map(start -> new ChosenSpectrumEncoder(gaussian, start))
                .orElse(gaussian);
    }
}
