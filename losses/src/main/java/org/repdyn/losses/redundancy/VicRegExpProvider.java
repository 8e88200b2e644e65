package org.repdyn.losses.redundancy;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link VicRegExp}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class VicRegExpProvider implements LossProvider<VicRegExpOptions> {

    @Override
    public String name() {
        return "vicreg-exp";
    }

    @Override
    public String summary() {
        return "vicreg with a log-sum-exp of covariances in place of their squares";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Garrido, Chen, Bardes, Najman, LeCun",
                "On the duality between contrastive and non-contrastive self-supervised learning",
                2023,
                "arXiv:2206.02574, section 4"));
    }

    @Override
    public Class<VicRegExpOptions> optionsType() {
        return VicRegExpOptions.class;
    }

    @Override
    public VicRegExp create(VicRegExpOptions options) {
        return new VicRegExp(options);
    }
}
