package org.repdyn.losses.prediction;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Catalogue of fields in which one view predicts another. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PredictionLosses implements ProviderCatalogue {

    /** Provider of {@link Byol}. */
    public static final LossProvider<ByolOptions> BYOL = LossProvider.of(
            "byol",
            "turns each view's prediction to the teacher's embedding of the other view; a field that is not a gradient",
            new Reference(
                    "Grill and 13 others",
                    "Bootstrap Your Own Latent: A New Approach to Self-Supervised Learning",
                    2020,
                    "arXiv:2006.07733, eq. 2"),
            ByolOptions.class,
            Byol::new);

    /** Provider of {@link DirectPred}. */
    public static final LossProvider<DirectPredOptions> DIRECT_PRED = LossProvider.of(
            "direct-pred",
            "moves the anchor's prediction to the positive, which is stop-gradient; a field that is not a gradient",
            new Reference(
                    "Tian, Chen, Ganguli",
                    "Understanding Self-Supervised Learning Dynamics without Contrastive Pairs",
                    2021,
                    "arXiv:2102.06810"),
            DirectPredOptions.class,
            DirectPred::new);

    /** Provider of {@link IsoLoss}. */
    public static final LossProvider<IsoLossOptions> ISO_LOSS = LossProvider.of(
            "iso-loss",
            "direct-pred without the factor of the predictor: all modes at one rate; a field that is not a gradient",
            new Reference(
                    "Halvagal, Laborieux, Zenke",
                    "Implicit Variance Regularization in Non-Contrastive SSL",
                    2023,
                    "arXiv:2212.04858"),
            IsoLossOptions.class,
            IsoLoss::new);

    /** Provider of {@link SimSiam}. */
    public static final LossProvider<SimSiamOptions> SIMSIAM = LossProvider.of(
            "simsiam",
            "turns each view's prediction to the other view, which is stop-gradient; a field that is not a gradient",
            new Reference(
                    "Chen, He", "Exploring Simple Siamese Representation Learning", 2021, "arXiv:2011.10566, eqs. 1-4"),
            SimSiamOptions.class,
            options -> new SimSiam(options.stopGradient()));

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(BYOL, DIRECT_PRED, ISO_LOSS, SIMSIAM);
    }
}
