package org.repdyn.tangent.drift;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ColumnStyle;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.result.Column;

/** Observables of the tangent kernel of a network, and of the sharpness of its loss. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TangentObservables implements ProviderCatalogue {

    /** ‖Θ_t − Θ₀‖_F/‖Θ₀‖_F at the anchors, then the same for each weight block. */
    public static final ObservableProvider<TangentOptions> NTK_DRIFT = ObservableProvider.withColumn(
            ObservableProvider.onRequest(
                    "ntk-drift",
                    "relative change of the network's tangent kernel since the start, in total and by weight block",
                    new Reference(
                            "Fort, Dziugaite, Paul, Kharaghani, Roy, Ganguli",
                            "Deep Learning versus Kernel Learning: an Empirical Study of Loss Landscape Geometry and the Time"
                                    + " Evolution of the Neural Tangent Kernel",
                            2020,
                            "arXiv:2010.15110"),
                    TangentOptions.class,
                    NtkDrift::new),
            // The drift measures the distance between a constant kernel and the network's kernel.
            new ColumnStyle("NTK drift", Column.Format.NUMBER, ColumnStyle.Presence.ALWAYS));

    /** Alignment of the tangent kernel with its start and with the structure of the training problem. */
    public static final ObservableProvider<TangentOptions> NTK_ALIGNMENT = ObservableProvider.onRequest(
            "ntk-alignment",
            "tangent kernel against its start (cosine, CKA) and against the structure of targets or pairs (CKA)",
            new Reference(
                    "Kornblith, Norouzi, Lee, Hinton",
                    "Similarity of Neural Network Representations Revisited",
                    2019,
                    "arXiv:1905.00414"),
            TangentOptions.class,
            NtkAlignment::new);

    /** Largest angle between the top eigenspaces of the tangent kernel at the start and now. */
    public static final ObservableProvider<NtkSubspaceOptions> NTK_SUBSPACE = ObservableProvider.onRequest(
            "ntk-subspace",
            "largest angle between the top eigenspaces of the tangent kernel at the start and now, in radians",
            NtkSubspaceOptions.class,
            NtkSubspace::new);

    /** Largest eigenvalue of the Hessian of the loss by the weights. */
    public static final ObservableProvider<SharpnessOptions> SHARPNESS = ObservableProvider.onRequest(
            "sharpness",
            "largest eigenvalue of the loss's Hessian by the weights at the end, and the residual of its eigenvector",
            new Reference(
                    "Cohen, Kaur, Li, Kolter, Talwalkar",
                    "Gradient Descent on Neural Networks Typically Occurs at the Edge of Stability",
                    2021,
                    "arXiv:2103.00065"),
            SharpnessOptions.class,
            Sharpness::new);

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(NTK_DRIFT, NTK_ALIGNMENT, NTK_SUBSPACE, SHARPNESS);
    }
}
