package org.repdyn.dynamics.predictor;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.PredictorHeadProvider;

/** Offers {@link DirectPredictorHead}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DirectPredictorHeadProvider implements PredictorHeadProvider<DirectPredictorHeadOptions> {

    @Override
    public String name() {
        return "direct-pred";
    }

    @Override
    public String summary() {
        return "a power of the correlation of the embeddings, computed and not learnt (DirectPred, DirectCopy)";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Tian, Chen, Ganguli",
                "Understanding Self-Supervised Learning Dynamics without Contrastive Pairs",
                2021,
                "arXiv:2102.06810, section 4"));
    }

    @Override
    public Class<DirectPredictorHeadOptions> optionsType() {
        return DirectPredictorHeadOptions.class;
    }

    @Override
    public DirectPredictorHead create(DirectPredictorHeadOptions options) {
        return DirectPredictorHead.of(options);
    }
}
