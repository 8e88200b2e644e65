package org.repdyn.losses.prediction;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link IsoLoss}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class IsoLossProvider implements LossProvider<IsoLossOptions> {

    @Override
    public String name() {
        return "iso-loss";
    }

    @Override
    public String summary() {
        return "direct-pred without the predictor's factor in front: all modes at one rate; a field, no gradient";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Halvagal, Laborieux, Zenke",
                "Implicit Variance Regularization in Non-Contrastive SSL",
                2023,
                "arXiv:2212.04858"));
    }

    @Override
    public Class<IsoLossOptions> optionsType() {
        return IsoLossOptions.class;
    }

    @Override
    public IsoLoss create(IsoLossOptions options) {
        return new IsoLoss(options);
    }
}
