package org.repdyn.losses.contrastive;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link WeightedDcl}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class WeightedDclProvider implements LossProvider<WeightedDclOptions> {

    @Override
    public String name() {
        return "dclw";
    }

    @Override
    public String summary() {
        return "dcl with positives weighted by how far apart they are, the weights frozen; a field, no gradient";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Yeh, Hong, Hsu, Liu, Chen, LeCun",
                "Decoupled Contrastive Learning",
                2022,
                "arXiv:2110.06848, section 3.2"));
    }

    @Override
    public Class<WeightedDclOptions> optionsType() {
        return WeightedDclOptions.class;
    }

    @Override
    public WeightedDcl create(WeightedDclOptions options) {
        return new WeightedDcl(options);
    }
}
