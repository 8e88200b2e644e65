package org.repdyn.losses.redundancy;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link Tico}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TicoProvider implements LossProvider<TicoOptions> {

    @Override
    public String name() {
        return "tico";
    }

    @Override
    public String summary() {
        return "cosine of the views, and a push out of the directions of a running covariance, frozen; a field, no gradient";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Zhu, Moraes, Karakulak, Sobol, Canziani, LeCun",
                "TiCo: Transformation Invariance and Covariance Contrast for Self-Supervised Visual Representation Learning",
                2022,
                "arXiv:2206.10698, eqs. 6-7"));
    }

    @Override
    public Class<TicoOptions> optionsType() {
        return TicoOptions.class;
    }

    @Override
    public Tico create(TicoOptions options) {
        return new Tico(options);
    }
}
