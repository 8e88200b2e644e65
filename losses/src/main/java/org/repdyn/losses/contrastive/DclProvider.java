package org.repdyn.losses.contrastive;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link Dcl}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DclProvider implements LossProvider<DclOptions> {

    @Override
    public String name() {
        return "dcl";
    }

    @Override
    public String summary() {
        return "nt-xent with the positive left out of the denominator";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Yeh, Hong, Hsu, Liu, Chen, LeCun", "Decoupled Contrastive Learning", 2022, "arXiv:2110.06848, eq. 6"));
    }

    @Override
    public Class<DclOptions> optionsType() {
        return DclOptions.class;
    }

    @Override
    public Dcl create(DclOptions options) {
        return new Dcl(options);
    }
}
