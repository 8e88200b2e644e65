package org.repdyn.losses.contrastive;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link InfoNce}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class InfoNceProvider implements LossProvider<InfoNceOptions> {

    @Override
    public String name() {
        return "info-nce";
    }

    @Override
    public String summary() {
        return "cross entropy of each anchor's positive among those of the batch";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "van den Oord, Li, Vinyals",
                "Representation Learning with Contrastive Predictive Coding",
                2018,
                "arXiv:1807.03748, eq. 4"));
    }

    @Override
    public Class<InfoNceOptions> optionsType() {
        return InfoNceOptions.class;
    }

    @Override
    public InfoNce create(InfoNceOptions options) {
        return InfoNce.of(options);
    }
}
