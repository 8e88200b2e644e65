package org.repdyn.observables.rows;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.UnitRows;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.observables.internal.Directions;
import org.repdyn.observables.internal.ViewBlocks;

/** Catalogue of observables of single rows and pairs of rows of the embeddings. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RowObservables implements ProviderCatalogue {

    private static final Reference DUALITY = new Reference(
            "Garrido, Chen, Bardes, Najman, LeCun",
            "On the duality between contrastive and non-contrastive self-supervised learning",
            2022,
            "arXiv:2206.02574");

    /** Alignment of positives. */
    public static final ObservableProvider<NoOptions> ALIGNMENT = ObservableProvider.onRequest(
            "alignment",
            "mean squared distance between the directions of anchors and positives",
            new Reference(
                    "Wang, Isola",
                    "Understanding Contrastive Representation Learning through Alignment and Uniformity on the Hypersphere",
                    2020,
                    "section 4.1, exponent 2"),
            NoOptions.class,
            options -> new ScalarObservable(o -> Hypersphere.alignmentOfDirections(
                    Directions.ofAnchors(o), UnitRows.of(ViewBlocks.positives(o, 0)))));

    /** Non-contrastive penalty of the duality. */
    public static final ObservableProvider<NoOptions> DIMENSION_PENALTY = ObservableProvider.onRequest(
            "dimension-penalty",
            "squared norm of the off-diagonal of U'U over the anchors, which measures correlated dimensions",
            DUALITY,
            NoOptions.class,
            options -> new ScalarObservable(o -> duality(o).dimensions()));

    /** Gap of the duality of the two penalties. */
    public static final ObservableProvider<NoOptions> DUALITY_GAP = ObservableProvider.onRequest(
            "duality-gap",
            "relative gap of the duality of contrastive and non-contrastive penalties; nonzero only by rounding",
            DUALITY,
            NoOptions.class,
            options -> new ScalarObservable(o -> duality(o).gap(o.algebra())));

    /** Largest cosine between two dimensions. */
    public static final ObservableProvider<NoOptions> MUTUAL_COHERENCE = ObservableProvider.onRequest(
            "mutual-coherence",
            "largest |cosine| between two columns of the anchors, not centred; 1 if two dimensions are proportional",
            NoOptions.class,
            options -> new ScalarObservable(o -> Hypersphere.mutualCoherence(ViewBlocks.anchors(o), o.algebra())));

    /** Frobenius norm of the embeddings. */
    public static final ObservableProvider<NoOptions> NORM = ObservableProvider.of(
            ObservableNames.NORM,
            "Frobenius norm of the embeddings of all training views",
            NoOptions.class,
            options -> new ScalarObservable(o -> FrobeniusNorm.of(o.snapshot().embeddings())));

    /** Standard deviation of normalised embeddings. */
    public static final ObservableProvider<NoOptions> NORMALISED_STD = ObservableProvider.onRequest(
            "normalised-std",
            "mean standard deviation of the columns of normalised anchors; 0 at collapse",
            new Reference(
                    "Chen, He", "Exploring Simple Siamese Representation Learning", 2021, "section 4.1, divisor n - 1"),
            NoOptions.class,
            options -> new ScalarObservable(RowObservables::normalisedStd));

    /** Contrastive penalty of the duality. */
    public static final ObservableProvider<NoOptions> SAMPLE_PENALTY = ObservableProvider.onRequest(
            "sample-penalty",
            "squared norm of the off-diagonal of UU' over the anchors, which measures similar samples",
            DUALITY,
            NoOptions.class,
            options -> new ScalarObservable(o -> duality(o).samples(o.algebra())));

    /** Uniformity on the sphere. */
    public static final ObservableProvider<UniformityOptions> UNIFORMITY = ObservableProvider.onRequest(
            "uniformity",
            "log of the mean Gaussian potential between the directions of anchors; 0 at collapse",
            new Reference(
                    "Wang, Isola",
                    "Understanding Contrastive Representation Learning through Alignment and Uniformity on the Hypersphere",
                    2020,
                    "section 4.1"),
            UniformityOptions.class,
            options -> new ScalarObservable(
                    o -> Hypersphere.uniformityOfDirections(Directions.ofAnchors(o), options.t(), o.algebra())));

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(
                ALIGNMENT,
                DIMENSION_PENALTY,
                DUALITY_GAP,
                MUTUAL_COHERENCE,
                NORM,
                NORMALISED_STD,
                SAMPLE_PENALTY,
                UNIFORMITY);
    }

    private static double normalisedStd(Observation observation) {
        int divisor = observation.layout().samples() - 1;
        if (divisor < 1) {
            throw new ArithmeticException("a single sample has no standard deviation");
        }
        return Hypersphere.stdOfDirections(Directions.ofAnchors(observation), divisor);
    }

    private static Duality duality(Observation observation) {
        return observation
                .derived()
                .get(
                        Duality.class,
                        Duality.class,
                        () -> Duality.of(ViewBlocks.anchors(observation), observation.algebra()));
    }
}
