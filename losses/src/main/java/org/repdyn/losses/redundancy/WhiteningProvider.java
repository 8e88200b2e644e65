package org.repdyn.losses.redundancy;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link Whitening}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class WhiteningProvider implements LossProvider<WhiteningOptions> {

    @Override
    public String name() {
        return "w-mse";
    }

    @Override
    public String summary() {
        return "distance of the views on the sphere after each view is whitened over the batch";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Ermolov, Siarohin, Sangineto, Sebe",
                "Whitening for Self-Supervised Representation Learning",
                2021,
                "arXiv:2007.06346, eq. 5"));
    }

    @Override
    public Class<WhiteningOptions> optionsType() {
        return WhiteningOptions.class;
    }

    @Override
    public EmbeddingField create(WhiteningOptions options) {
        return Whitening.of(options);
    }
}
