package org.repdyn.losses.linear;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link LinearAlignment}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LinearAlignmentProvider implements LossProvider<NoOptions> {

    @Override
    public String name() {
        return "linear-alignment";
    }

    @Override
    public String summary() {
        return "pulls each anchor's positive and pushes nothing, linearly in the similarity; a quadratic form";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Esser, Mukherjee, Ghoshdastidar",
                "Representation Learning Dynamics of Self-Supervised Models",
                2023,
                "non-contrastive loss"));
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public LinearAlignment create(NoOptions options) {
        return new LinearAlignment();
    }
}
