package org.repdyn.dynamics.encoder;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderProvider;

/** The two-layer network in NTK parameterisation. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TwoLayerEncoderProvider implements EncoderProvider<TwoLayerOptions> {

    @Override
    public String name() {
        return "two-layer";
    }

    @Override
    public String summary() {
        return "a network with one hidden layer, u(x) = W2' phi(W1 x/sqrt(d))/sqrt(m), weights drawn from N(0, 1)";
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
    public Class<TwoLayerOptions> optionsType() {
        return TwoLayerOptions.class;
    }

    @Override
    public Encoder create(TwoLayerOptions options) {
        return new TwoLayerEncoder(options.outputs(), options.width(), options.activation());
    }
}
