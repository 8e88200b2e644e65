package org.repdyn.losses.linear;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link LinearContrastive}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LinearContrastiveProvider implements LossProvider<NoOptions> {

    @Override
    public String name() {
        return "linear-contrastive";
    }

    @Override
    public String summary() {
        return "pulls each anchor's positive and pushes its negative, linearly in the similarity; a quadratic form";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Esser, Mukherjee, Ghoshdastidar",
                "Representation Learning Dynamics of Self-Supervised Models",
                2023,
                "contrastive loss"));
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public LinearContrastive create(NoOptions options) {
        return new LinearContrastive();
    }
}
