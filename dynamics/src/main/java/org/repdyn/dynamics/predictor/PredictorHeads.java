package org.repdyn.dynamics.predictor;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.PredictorHeadProvider;

/** Catalogue of the predictor heads. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PredictorHeads implements ProviderCatalogue {

    /** A linear head whose weights are learned together with those of the encoder. */
    public static final PredictorHeadProvider<LinearPredictorHeadOptions> LINEAR = PredictorHeadProvider.of(
            "linear",
            "a linear head p = A'u whose weights are learned together with the encoder's, as weight block 'predictor'",
            new Reference(
                    "Tian, Chen, Ganguli",
                    "Understanding Self-Supervised Learning Dynamics without Contrastive Pairs",
                    2021,
                    "arXiv:2102.06810, linear predictor"),
            LinearPredictorHeadOptions.class,
            LinearPredictorHead::new);

    /** A linear head that is computed from the correlation of the embeddings and not learned. */
    public static final PredictorHeadProvider<DirectPredictorHeadOptions> DIRECT = PredictorHeadProvider.of(
            "direct-pred",
            "a power of the correlation of the embeddings, computed and not learned (DirectPred, DirectCopy)",
            new Reference(
                    "Tian, Chen, Ganguli",
                    "Understanding Self-Supervised Learning Dynamics without Contrastive Pairs",
                    2021,
                    "arXiv:2102.06810, section 4"),
            DirectPredictorHeadOptions.class,
            DirectPredictorHead::of);

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(LINEAR, DIRECT);
    }
}
