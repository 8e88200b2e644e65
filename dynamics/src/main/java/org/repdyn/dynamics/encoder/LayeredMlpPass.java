package org.repdyn.dynamics.encoder;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.LayeredPass;

/** A network over all of its inputs at once, whose layers can be looked into. */
final class LayeredMlpPass implements LayeredPass {

    private final Network network;
    private final R064Store inputs;
    private final MlpLayers layers;
    private final R064Store ones;

    LayeredMlpPass(Network network, R064Store inputs, LinearAlgebra algebra) {
        this.network = network;
        this.inputs = inputs;
        this.layers = new MlpLayers(network, inputs.getRowDim(), inputs.getColDim(), algebra);
        this.ones = R064Store.FACTORY.make(inputs.getRowDim(), 1);
        ones.fillAll(1.0);
    }

    @Override
    public R064Store forward(Weights weights) {
        return layers.forward(inputs, weights);
    }

    @Override
    public void pullback(Weights weights, R064Store outputGradient, Weights result) {
        layers.pullback(inputs, weights, outputGradient, result);
    }

    @Override
    public R064Store layerInputs(int block) {
        if (isBias(block)) {
            return ones;
        }
        int layer = layer(block);
        return layer == 0 ? inputs : layers.hidden(layer - 1);
    }

    @Override
    public int layerWidth(int block) {
        int layer = layer(block);
        return layer == network.widths().size()
                ? network.outputs()
                : network.widths().get(layer);
    }

    @Override
    public double layerFactor(int block) {
        return isBias(block) ? network.biasFactor() : network.weightFactor(layer(block), inputs.getColDim());
    }

    @Override
    public void layerGradients(Weights weights, int block, int output, R064Store result) {
        layers.outputGradient(weights, layer(block), output, result);
    }

    @Override
    public void pushforward(Weights weights, Weights tangent, R064Store result) {
        layers.pushforward(inputs, weights, tangent, result);
    }

    /** Blocks come as W1, b1, W2, b2, …, W_L where there are biases. */
    private boolean isBias(int block) {
        return network.biasStd().isPresent() && block % 2 == 1;
    }

    private int layer(int block) {
        return network.biasStd().isPresent() ? block / 2 : block;
    }
}
