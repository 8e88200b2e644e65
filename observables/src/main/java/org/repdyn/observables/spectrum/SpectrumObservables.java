package org.repdyn.observables.spectrum;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ColumnStyle;
import org.repdyn.core.observable.ColumnStyle.Presence;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.result.Column;

/** Catalogue of observables of the spectrum of a representation. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SpectrumObservables implements ProviderCatalogue {

    /** Eigenvalues of the second moments of the anchors. */
    public static final ObservableProvider<NoOptions> CORRELATION = ObservableProvider.onRequest(
            "correlation",
            "eigenvalues of U'U/n of the anchors, not centred, descending",
            NoOptions.class,
            options -> observation -> PairMoments.eigenvalues(observation, false));

    /** Eigenvalues of the cross moments of anchors and positives. */
    public static final ObservableProvider<NoOptions> CROSS_CORRELATION = ObservableProvider.onRequest(
            "cross-correlation",
            "eigenvalues of (U'U+ + U+'U)/2n of anchors and positives, not centred, descending",
            NoOptions.class,
            options -> observation -> PairMoments.eigenvalues(observation, true));

    /** Effective rank. */
    public static final ObservableProvider<SpectrumOptions> EFFECTIVE_RANK = ObservableProvider.withColumn(
            ObservableProvider.of(
                    ObservableNames.EFFECTIVE_RANK,
                    "number of dimensions that the embeddings use: exp of the entropy of the normalised singular values",
                    new Reference(
                            "Roy, Vetterli",
                            "The effective rank: a measure of effective dimensionality",
                            2007,
                            "section 2"),
                    SpectrumOptions.class,
                    options -> new SpectrumObservable(
                            options.rows(), options.centred(), SpectrumObservable.number(Spectrum::effectiveRank))),
            new ColumnStyle("effective rank", Column.Format.DIMENSIONS, Presence.IF_MEASURED));

    /** Entropy rank of the covariance. */
    public static final ObservableProvider<SpectrumOptions> ENTROPY_RANK = ObservableProvider.onRequest(
            "entropy-rank",
            "exp of the entropy of the normalised covariance eigenvalues; effective-rank has singular values instead",
            SpectrumOptions.class,
            options -> new SpectrumObservable(
                    options.rows(),
                    options.centred(),
                    SpectrumObservable.number(s -> Spectrum.entropyRank(EmbeddingSpectrum.relativeSquares(s)))));

    /** NESum. */
    public static final ObservableProvider<NeSumOptions> NE_SUM = ObservableProvider.onRequest(
            "ne-sum",
            "NESum: sum of the covariance eigenvalues of normalised embeddings divided by the largest",
            new Reference(
                    "He, Ozay",
                    "Exploring the Gap between Collapsed & Whitened Features in Self-Supervised Learning",
                    2022,
                    ""),
            NeSumOptions.class,
            NeSum::new);

    /** Numerical rank. */
    public static final ObservableProvider<SpectrumOptions> NUMERICAL_RANK = ObservableProvider.onRequest(
            "numerical-rank",
            "number of singular values above the largest times the larger side of the matrix times 2^-52",
            SpectrumOptions.class,
            NumericalRank::new);

    /** Participation ratio. */
    public static final ObservableProvider<SpectrumOptions> PARTICIPATION_RATIO = ObservableProvider.onRequest(
            "participation-ratio",
            "squared sum of the covariance eigenvalues divided by the sum of their squares",
            new Reference(
                    "Gao, Trautmann, Yu, Santhanam, Ryu, Shenoy, Ganguli",
                    "A theory of multineuronal dimensionality, dynamics and measurement",
                    2017,
                    ""),
            SpectrumOptions.class,
            options -> new SpectrumObservable(
                    options.rows(),
                    options.centred(),
                    SpectrumObservable.number(s -> Spectrum.participationRatio(EmbeddingSpectrum.relativeSquares(s)))));

    /** RankMe. */
    public static final ObservableProvider<RankMeOptions> RANK_ME = ObservableProvider.onRequest(
            "rank-me",
            "RankMe: entropy rank of the singular values, not centred, with a small offset",
            new Reference(
                    "Garrido, Balestriero, Najman, LeCun",
                    "RankMe: Assessing the Downstream Performance of Pretrained Self-Supervised Representations by Their Rank",
                    2023,
                    "eq. 1"),
            RankMeOptions.class,
            options -> new SpectrumObservable(
                    options.rows(), false, SpectrumObservable.number(s -> Spectrum.rankMe(s, options.epsilon()))));

    /** Singular values. */
    public static final ObservableProvider<SpectrumOptions> SINGULAR_VALUES = ObservableProvider.of(
            ObservableNames.SINGULAR_VALUES,
            "singular values of the embeddings, descending",
            SpectrumOptions.class,
            options -> new SpectrumObservable(options.rows(), options.centred(), values -> values));

    /** Stable rank. */
    public static final ObservableProvider<SpectrumOptions> STABLE_RANK = ObservableProvider.onRequest(
            "stable-rank",
            "squared Frobenius norm divided by the squared largest singular value",
            new Reference(
                    "Rudelson, Vershynin",
                    "Sampling from large matrices: an approach through geometric functional analysis",
                    2007,
                    ""),
            SpectrumOptions.class,
            options -> new SpectrumObservable(
                    options.rows(), options.centred(), SpectrumObservable.number(Spectrum::stableRank)));

    /** α-ReQ: exponent and R² of the power law of the spectrum. */
    public static final ObservableProvider<AlphaReqOptions> ALPHA_REQ = ObservableProvider.onRequest(
            "alpha-req",
            "exponent of a power law fitted to the covariance eigenvalues, and R squared of the fit",
            new Reference(
                    "Agrawal, Mondal, Ghosh, Richards",
                    "α-ReQ: Assessing Representation Quality in Self-Supervised Learning by measuring eigenspectrum decay",
                    2022,
                    "section 3"),
            AlphaReqOptions.class,
            AlphaReqObservable::new);

    /** LiDAR; the views of a sample are its anchor and positives. */
    public static final ObservableProvider<LidarOptions> LIDAR = ObservableProvider.onRequest(
            "lidar",
            "LiDAR: effective rank of the discriminant matrix that separates samples by their views",
            new Reference(
                    "Thilak, Huang, Saremi, Dinh, Goh, Nakkiran, Susskind, Littwin",
                    "LiDAR: Sensing Linear Probing Performance in Joint Embedding SSL Architectures",
                    2024,
                    "section 3"),
            LidarOptions.class,
            LidarObservable::new);

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(
                CORRELATION,
                CROSS_CORRELATION,
                EFFECTIVE_RANK,
                ENTROPY_RANK,
                NE_SUM,
                NUMERICAL_RANK,
                PARTICIPATION_RATIO,
                RANK_ME,
                SINGULAR_VALUES,
                STABLE_RANK,
                ALPHA_REQ,
                LIDAR);
    }
}
