package org.repdyn.losses.redundancy;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Catalogue of losses that reduce the redundancy between output dimensions. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RedundancyLosses implements ProviderCatalogue {

    /** Provider of {@link BarlowTwinsLinear}. */
    public static final LossProvider<NoOptions> BARLOW_TWINS_LINEAR = LossProvider.of(
            "barlow-twins-linear",
            "squared distance of the cross-moment of the views from the identity; learns one mode after another",
            new Reference(
                    "Simon, Knutins, Ziyin, Geisz, Fetterman, Albrecht",
                    "On the Stepwise Nature of Self-Supervised Learning",
                    2023,
                    "arXiv:2303.15438, linearised loss"),
            NoOptions.class,
            options -> new BarlowTwinsLinear());

    /** Provider of {@link BarlowTwins}. */
    public static final LossProvider<BarlowTwinsOptions> BARLOW_TWINS = LossProvider.of(
            "barlow-twins",
            "squared distance of the cross-correlation of the views from the identity",
            new Reference(
                    "Zbontar, Jing, Misra, LeCun, Deny",
                    "Barlow Twins: Self-Supervised Learning via Redundancy Reduction",
                    2021,
                    "arXiv:2103.03230, eq. 1"),
            BarlowTwinsOptions.class,
            BarlowTwins::of);

    /** Provider of {@link Tico}. */
    public static final LossProvider<TicoOptions> TICO = LossProvider.of(
            "tico",
            "cosine of the views, and a repulsion from the directions of a running covariance; a field that is not a gradient",
            new Reference(
                    "Zhu, Moraes, Karakulak, Sobol, Canziani, LeCun",
                    "TiCo: Transformation Invariance and Covariance Contrast for Self-Supervised Visual Representation Learning",
                    2022,
                    "arXiv:2206.10698, eqs. 6-7"),
            TicoOptions.class,
            Tico::new);

    /** Provider of {@link VibcReg}. */
    public static final LossProvider<VibcRegOptions> VIBCREG = LossProvider.of(
            "vibcreg",
            "vicreg with correlations instead of covariances",
            new Reference(
                    "Lee, Aune",
                    "Computer Vision Self-supervised Learning Methods on Time Series",
                    2021,
                    "arXiv:2109.00783"),
            VibcRegOptions.class,
            VibcReg::new);

    /** Provider of {@link VicRegExp}. */
    public static final LossProvider<VicRegExpOptions> VICREG_EXP = LossProvider.of(
            "vicreg-exp",
            "vicreg with a log-sum-exp of covariances instead of their squares",
            new Reference(
                    "Garrido, Chen, Bardes, Najman, LeCun",
                    "On the duality between contrastive and non-contrastive self-supervised learning",
                    2023,
                    "arXiv:2206.02574, section 4"),
            VicRegExpOptions.class,
            VicRegExp::new);

    /** Provider of {@link VicReg}. */
    public static final LossProvider<VicRegOptions> VICREG = LossProvider.of(
            "vicreg",
            "distance between the views, a hinge on the deviation of each column, and squared covariances",
            new Reference(
                    "Bardes, Ponce, LeCun",
                    "VICReg: Variance-Invariance-Covariance Regularization for Self-Supervised Learning",
                    2022,
                    "arXiv:2105.04906, eqs. 1-6"),
            VicRegOptions.class,
            VicReg::new);

    /** Provider of {@link Whitening}. */
    public static final LossProvider<WhiteningOptions> W_MSE = LossProvider.of(
            "w-mse",
            "distance between the views on the sphere after each view is whitened over the batch",
            new Reference(
                    "Ermolov, Siarohin, Sangineto, Sebe",
                    "Whitening for Self-Supervised Representation Learning",
                    2021,
                    "arXiv:2007.06346, eq. 5"),
            WhiteningOptions.class,
            Whitening::of);

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(BARLOW_TWINS_LINEAR, BARLOW_TWINS, TICO, VIBCREG, VICREG_EXP, VICREG, W_MSE);
    }
}
