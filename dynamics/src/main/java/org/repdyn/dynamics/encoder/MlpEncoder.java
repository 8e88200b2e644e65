package org.repdyn.dynamics.encoder;

import java.util.ArrayList;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.WeightBlock;

/**
 * A fully connected network of any depth: h₀ = x, hₗ = φ(cₗWₗhₗ₋₁ + c_b·bₗ), u = c_L·W_Lᵀh_{L−1}, where the factors c
 * depend on the {@link Parameterisation}. A neuron of a hidden layer is a row of Wₗ (mₗ×mₗ₋₁); an output is a column of
 * W_L (m×k). The readout has no bias, so that W_L → W_LQ rotates the embeddings.
 *
 * <p>The weight blocks are, in this order, W1, b1 (if the network has biases), W2, b2, …, W_L. Under an orthogonality
 * constraint the columns of a block keep the root-mean-square length with which they are drawn.
 */
final class MlpEncoder implements Encoder {

    private final Network network;

    /**
     * Creates the encoder of a network.
     *
     * @param network shape and parameterisation
     */
    MlpEncoder(Network network) {
        this.network = network;
    }

    @Override
    public boolean smooth() {
        return network.widths().isEmpty()
                || (network.activation() != HiddenActivation.RELU
                        && network.activation() != HiddenActivation.LEAKY_RELU);
    }

    @Override
    public int outputs() {
        return network.outputs();
    }

    @Override
    public List<WeightBlock> blocks(int inputDimension) {
        List<WeightBlock> blocks = new ArrayList<>();
        int last = network.layers() - 1;
        for (int layer = 0; layer < last; layer++) {
            int width = network.widths().get(layer);
            blocks.add(new WeightBlock(
                    "W" + (layer + 1),
                    width,
                    network.fanIn(layer, inputDimension),
                    network.weightDeviation(layer, inputDimension) * Math.sqrt(width),
                    false));
            if (network.biasStd().isPresent()) {
                double deviation = network.biasDeviation();
                // Biases that are initialised at zero have no length; 1 is used instead.
                double length = deviation > 0 ? deviation * Math.sqrt(width) : 1;
                blocks.add(new WeightBlock("b" + (layer + 1), width, 1, length, false));
            }
        }
        int fanIn = network.fanIn(last, inputDimension);
        double length = network.weightDeviation(last, inputDimension) * Math.sqrt(fanIn);
        blocks.add(new WeightBlock("W" + (last + 1), fanIn, network.outputs(), length, true));
        return List.copyOf(blocks);
    }

    @Override
    public Weights initialise(int inputDimension, Seed seed) {
        List<R064Store> drawn = new ArrayList<>();
        int layer = 0;
        for (WeightBlock block : blocks(inputDimension)) {
            boolean bias = block.name().startsWith("b");
            double deviation = bias ? network.biasDeviation() : network.weightDeviation(layer, inputDimension);
            drawn.add(Gaussian.matrix(block.rows(), block.columns(), deviation, seed.child(block.name())));
            if (bias || network.biasStd().isEmpty()) {
                layer++;
            }
        }
        return new Weights(drawn);
    }

    @Override
    public EncoderPass bind(R064Store inputs, LinearAlgebra algebra) {
        return MlpPass.over(network, inputs, algebra);
    }
}
