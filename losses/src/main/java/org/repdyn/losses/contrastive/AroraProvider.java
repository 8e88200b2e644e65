package org.repdyn.losses.contrastive;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link Arora}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AroraProvider implements LossProvider<AroraOptions> {

    @Override
    public String name() {
        return "arora";
    }

    @Override
    public String summary() {
        return "logistic or hinge loss of the margin by which the positive is more similar than negatives";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Arora, Khandeparkar, Khodak, Plevrakis, Saunshi",
                "A Theoretical Analysis of Contrastive Unsupervised Representation Learning",
                2019,
                "arXiv:1902.09229, definition 2.3"));
    }

    @Override
    public Class<AroraOptions> optionsType() {
        return AroraOptions.class;
    }

    @Override
    public Arora create(AroraOptions options) {
        return new Arora(options);
    }
}
