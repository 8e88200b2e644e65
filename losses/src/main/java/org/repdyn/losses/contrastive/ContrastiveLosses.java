package org.repdyn.losses.contrastive;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.losses.spi.LossProvider;

/** Catalogue of losses that contrast positives with negatives or spread samples over the sphere. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ContrastiveLosses implements ProviderCatalogue {

    /** Provider of {@link AlignmentUniformity}. */
    public static final LossProvider<AlignmentUniformityOptions> ALIGNMENT_UNIFORMITY = LossProvider.of(
            "alignment-uniformity",
            "distance between the views on the sphere, plus a Gaussian potential that spreads samples over the sphere",
            new Reference(
                    "Wang, Isola",
                    "Understanding Contrastive Representation Learning through Alignment and Uniformity on the Hypersphere",
                    2020,
                    "arXiv:2005.10242, section 4"),
            AlignmentUniformityOptions.class,
            AlignmentUniformity::new);

    /** Provider of {@link Arora}. */
    public static final LossProvider<AroraOptions> ARORA = LossProvider.of(
            "arora",
            "logistic or hinge loss of the margin by which the positive is more similar to the anchor than negatives are",
            new Reference(
                    "Arora, Khandeparkar, Khodak, Plevrakis, Saunshi",
                    "A Theoretical Analysis of Contrastive Unsupervised Representation Learning",
                    2019,
                    "arXiv:1902.09229, definition 2.3"),
            AroraOptions.class,
            Arora::new);

    /** Provider of {@link Dcl}. */
    public static final LossProvider<DclOptions> DCL = LossProvider.of(
            "dcl",
            "nt-xent with the positive left out of the denominator",
            new Reference(
                    "Yeh, Hong, Hsu, Liu, Chen, LeCun",
                    "Decoupled Contrastive Learning",
                    2022,
                    "arXiv:2110.06848, eq. 6"),
            DclOptions.class,
            Dcl::new);

    /** Provider of {@link InfoNce}. */
    public static final LossProvider<InfoNceOptions> INFO_NCE = LossProvider.of(
            "info-nce",
            "cross entropy of classifying each anchor's positive among all positives of the batch",
            new Reference(
                    "van den Oord, Li, Vinyals",
                    "Representation Learning with Contrastive Predictive Coding",
                    2018,
                    "arXiv:1807.03748, eq. 4"),
            InfoNceOptions.class,
            InfoNce::of);

    /** Provider of {@link KoLeo}. */
    public static final LossProvider<KoLeoOptions> KO_LEO = LossProvider.of(
            "ko-leo",
            "minus the mean logarithm of the distance to the nearest neighbour on the sphere",
            new Reference(
                    "Sablayrolles, Douze, Schmid, Jegou",
                    "Spreading vectors for similarity search",
                    2019,
                    "arXiv:1806.03198, eq. 4"),
            KoLeoOptions.class,
            KoLeo::of);

    /** Provider of {@link NtXent}. */
    public static final LossProvider<NtXentOptions> NT_XENT = LossProvider.of(
            "nt-xent",
            "normalised temperature-scaled cross entropy over both views of a batch (SimCLR)",
            new Reference(
                    "Chen, Kornblith, Norouzi, Hinton",
                    "A Simple Framework for Contrastive Learning of Visual Representations",
                    2020,
                    "arXiv:2002.05709, eq. 1"),
            NtXentOptions.class,
            options -> new NtXent(options.temperature()));

    /** Provider of {@link SpectralContrastive}. */
    public static final LossProvider<SpectralContrastiveOptions> SPECTRAL_CONTRASTIVE = LossProvider.of(
            "spectral-contrastive",
            "attracts positives linearly and penalises the squared similarity of negatives; a matrix factorisation",
            new Reference(
                    "HaoChen, Wei, Gaidon, Ma",
                    "Provable Guarantees for Self-Supervised Deep Learning with Spectral Contrastive Loss",
                    2021,
                    "arXiv:2106.04156, eq. 6"),
            SpectralContrastiveOptions.class,
            SpectralContrastive::new);

    /** Provider of {@link TripletMargin}. */
    public static final LossProvider<TripletMarginOptions> TRIPLET_MARGIN = LossProvider.of(
            "triplet-margin",
            "hinge loss of the margin by which the negative is farther from the anchor than the positive",
            new Reference(
                    "Schroff, Kalenichenko, Philbin",
                    "FaceNet: A Unified Embedding for Face Recognition and Clustering",
                    2015,
                    "arXiv:1503.03832, eq. 2"),
            TripletMarginOptions.class,
            TripletMargin::of);

    /** Provider of {@link WeightedDcl}. */
    public static final LossProvider<WeightedDclOptions> DCLW = LossProvider.of(
            "dclw",
            "dcl with stop-gradient weights that are larger for distant positives; a field that is not a gradient",
            new Reference(
                    "Yeh, Hong, Hsu, Liu, Chen, LeCun",
                    "Decoupled Contrastive Learning",
                    2022,
                    "arXiv:2110.06848, section 3.2"),
            WeightedDclOptions.class,
            WeightedDcl::new);

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(
                ALIGNMENT_UNIFORMITY,
                ARORA,
                DCL,
                INFO_NCE,
                KO_LEO,
                NT_XENT,
                SPECTRAL_CONTRASTIVE,
                TRIPLET_MARGIN,
                DCLW);
    }
}
