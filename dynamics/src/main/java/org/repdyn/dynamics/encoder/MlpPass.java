package org.repdyn.dynamics.encoder;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.LayeredPass;

/** A pass of a network over fixed inputs that keeps the hidden layers for the backward pass. */
final class MlpPass implements LayeredPass {

    /**
     * Largest number of entries in one copy of the hidden layers: 2²⁵ numbers, 256 MiB. A gradient needs three copies:
     * pre-activations, activations and gradients.
     */
    private static final long MOST_NUMBERS = 1L << 25;

    private final R064Store inputs;
    private final MlpLayers layers;
    private final R064Store ones;

    private MlpPass(Network network, R064Store inputs, LinearAlgebra algebra) {
        this.inputs = inputs;
        this.layers = new MlpLayers(network, inputs.getRowDim(), inputs.getColDim(), algebra);
        this.ones = R064Store.FACTORY.make(inputs.getRowDim(), 1);
        Arrays.fill(ones.data, 1);
    }

    /** Returns a pass over the inputs, in parts if the hidden layers of all rows exceed the default memory bound. */
    static EncoderPass over(Network network, R064Store inputs, LinearAlgebra algebra) {
        return over(network, inputs, algebra, MOST_NUMBERS);
    }

    /**
     * Returns a pass with a given memory bound: the rows are processed in parts if the hidden layers of all rows have
     * more entries than {@code mostNumbers}.
     */
    static EncoderPass over(Network network, R064Store inputs, LinearAlgebra algebra, long mostNumbers) {
        long width = network.widths().stream().mapToLong(Integer::longValue).sum();
        int rows = inputs.getRowDim();
        int most = (int) Math.max(1, Math.min(rows, mostNumbers / Math.max(1, width)));
        return most >= rows
                ? new MlpPass(network, inputs, algebra)
                : new ChunkedMlpPass(network, inputs, algebra, most);
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
        if (layers.isBias(block)) {
            return ones;
        }
        int layer = layers.layerOf(block);
        return layer == 0 ? inputs : layers.hidden(layer - 1);
    }

    @Override
    public int layerWidth(int block) {
        return layers.width(layers.layerOf(block));
    }

    @Override
    public double layerFactor(int block) {
        return layers.factor(block);
    }

    @Override
    public void layerGradients(Weights weights, int block, int output, R064Store result) {
        layers.gradients(weights, layers.layerOf(block), output, result);
    }

    @Override
    public void pushforward(Weights weights, Weights tangent, R064Store result) {
        layers.pushforward(inputs, weights, tangent, result);
    }
}
