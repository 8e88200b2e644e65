package org.repdyn.dynamics.encoder;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderProvider;

/** The linear model U = X̂W. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LinearEncoderProvider implements EncoderProvider<LinearOptions> {

    @Override
    public String name() {
        return "linear";
    }

    @Override
    public String summary() {
        return "the linear model u(x) = W'x, weights drawn from N(0, 1/d)";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Esser, Mukherjee, Ghoshdastidar",
                "Representation Learning Dynamics of Self-Supervised Models",
                2023,
                "linear model"));
    }

    @Override
    public Class<LinearOptions> optionsType() {
        return LinearOptions.class;
    }

    @Override
    public Encoder create(LinearOptions options) {
        return new LinearEncoder(options.outputs(), options.initScale(), options.start(), options.decay());
    }
}
