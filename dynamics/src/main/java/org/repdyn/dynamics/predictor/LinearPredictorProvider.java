package org.repdyn.dynamics.predictor;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.PredictorProvider;

/** Offers {@link LinearPredictor}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LinearPredictorProvider implements PredictorProvider<LinearPredictorOptions> {

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
    public Class<LinearPredictorOptions> optionsType() {
        return LinearPredictorOptions.class;
    }

    @Override
    public LinearPredictor create(LinearPredictorOptions options) {
        return new LinearPredictor(options);
    }
}
