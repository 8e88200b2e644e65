package org.repdyn.dynamics.encoder;

import java.util.Collections;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderProvider;

/** Fully connected networks of any depth. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MlpEncoderProvider implements EncoderProvider<MlpOptions> {

    @Override
    public String name() {
        return "mlp";
    }

    @Override
    public String summary() {
        return "a fully connected network of any depth, in NTK or standard parameterisation; a block a layer: W1, W2, ...";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Jacot, Gabriel, Hongler",
                "Neural Tangent Kernel: Convergence and Generalization in Neural Networks",
                2018,
                "arXiv:1806.07572, section 3"));
    }

    @Override
    public Class<MlpOptions> optionsType() {
        return MlpOptions.class;
    }

    @Override
    public Encoder create(MlpOptions options) {
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
}
