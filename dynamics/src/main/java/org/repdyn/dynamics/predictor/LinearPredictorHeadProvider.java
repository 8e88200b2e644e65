package org.repdyn.dynamics.predictor;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.PredictorHeadProvider;

/** Offers {@link LinearPredictorHead}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LinearPredictorHeadProvider implements PredictorHeadProvider<LinearPredictorHeadOptions> {

    @Override
    public String name() {
        return "linear";
    }

    @Override
    public String summary() {
        return "a linear head p = A'u whose weights are learnt beside the encoder's, as weight block 'predictor'";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Tian, Chen, Ganguli",
                "Understanding Self-Supervised Learning Dynamics without Contrastive Pairs",
                2021,
                "arXiv:2102.06810, linear predictor"));
    }

    @Override
    public Class<LinearPredictorHeadOptions> optionsType() {
        return LinearPredictorHeadOptions.class;
    }

    @Override
    public LinearPredictorHead create(LinearPredictorHeadOptions options) {
        return new LinearPredictorHead(options);
    }
}
