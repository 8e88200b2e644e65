package org.repdyn.observables.weights;

import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.observables.similarity.OrthogonalityError;

/** Catalogue of observables of the weights. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class WeightObservables implements ProviderCatalogue {

    /** Requirement of observables of adjacent layers, for notices. */
    private static final String LAYERS = "a network of two or more layers, which fit together and are not too wide";

    /** Balance of adjacent layers. */
    public static final ObservableProvider<NoOptions> BALANCE = ObservableProvider.onRequest(
            "balance",
            "norm of W1 W1' - W2 W2' between adjacent layers, conserved by the flow of a deep linear network",
            new Reference(
                    "Arora, Cohen, Hazan",
                    "On the Optimization of Deep Networks: Implicit Acceleration by Overparameterization",
                    2018,
                    "theorem 1"),
            NoOptions.class,
            options -> new FunctionOfWeights(LAYERS, Balance::of));

    /** Alignment of the singular vectors of adjacent layers. */
    public static final ObservableProvider<NoOptions> LAYER_ALIGNMENT = ObservableProvider.onRequest(
            "layer-alignment",
            "cosines between singular vectors of adjacent layers, largest singular value first; 1 for aligned modes",
            new Reference(
                    "Jing, Vincent, LeCun, Tian",
                    "Understanding Dimensional Collapse in Contrastive Self-supervised Learning",
                    2022,
                    "theorem 2"),
            NoOptions.class,
            options -> new FunctionOfWeights(LAYERS, LayerAlignment::of));

    /** Balance of the incoming and outgoing weights of each neuron. */
    public static final ObservableProvider<NoOptions> NEURON_BALANCE = ObservableProvider.onRequest(
            "neuron-balance",
            "norm over each layer of incoming minus outgoing squared weights of a neuron; conserved by the flow of"
                    + " ReLU networks",
            new Reference(
                    "Du, Hu, Lee",
                    "Algorithmic Regularization in Learning Deep Homogeneous Models: Layers are Automatically Balanced",
                    2018,
                    "theorem 2.1"),
            NoOptions.class,
            options ->
                    new FunctionOfWeights(LAYERS, (weights, readout, algebra) -> Balance.ofNeurons(weights, readout)));

    /** Orthogonality error of the output block. */
    public static final ObservableProvider<NoOptions> ORTHOGONALITY_ERROR = ObservableProvider.onRequest(
            "orthogonality-error",
            "norm of W'W/c^2 - I of the output block, c the root-mean-square length of its columns",
            NoOptions.class,
            options -> new FunctionOfWeights(
                    "a network whose weights are not zero",
                    (weights, readout, algebra) ->
                            orthogonalityError(weights.blocks().get(readout))));

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(BALANCE, LAYER_ALIGNMENT, NEURON_BALANCE, ORTHOGONALITY_ERROR);
    }

    /** Returns the error relative to the root-mean-square length c of a column; empty if all weights are zero. */
    private static double[] orthogonalityError(R064Store readout) {
        R064Store w = readout.copy();
        double length = new Weights(List.of(w)).norm() / Math.sqrt(w.getColDim());
        if (!(length > 0)) {
            return new double[0];
        }
        for (int i = 0; i < w.data.length; i++) {
            w.data[i] /= length;
        }
        return new double[] {OrthogonalityError.of(w).frobenius()};
    }
}
