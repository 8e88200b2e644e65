package org.repdyn.losses.prediction;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Offers {@link DirectPred}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DirectPredProvider implements LossProvider<DirectPredOptions> {

    @Override
    public String name() {
        return "direct-pred";
    }

    @Override
    public String summary() {
        return "moves the anchor's prediction to the positive, which stands still; a field, no gradient";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Tian, Chen, Ganguli",
                "Understanding Self-Supervised Learning Dynamics without Contrastive Pairs",
                2021,
                "arXiv:2102.06810"));
    }

    @Override
    public Class<DirectPredOptions> optionsType() {
        return DirectPredOptions.class;
    }

    @Override
    public DirectPred create(DirectPredOptions options) {
        return new DirectPred(options);
    }
}
