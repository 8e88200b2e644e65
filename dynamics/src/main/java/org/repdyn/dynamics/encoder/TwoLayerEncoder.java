package org.repdyn.dynamics.encoder;

import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.WeightBlock;

/**
 * The network with one hidden layer u(x) = W₂ᵀφ(W₁x/√d)/√m, W₁ m×d, W₂ m×k, entries drawn from N(0, 1): an {@link
 * MlpEncoder} in NTK parameterisation. Under an orthogonality constraint the columns of both blocks have length √m, the
 * root-mean-square length with which they are drawn.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TwoLayerEncoder implements Encoder {

    private final MlpEncoder network;

    /**
     * Creates a network with one hidden layer.
     *
     * @param outputs embedding dimension k
     * @param width number m of hidden neurons
     * @param activation φ
     */
    public TwoLayerEncoder(int outputs, int width, HiddenActivation activation) {
        this.network = new MlpEncoder(Network.ntk(List.of(width), outputs, activation));
    }

    @Override
    public boolean smooth() {
        return network.smooth();
    }

    @Override
    public int outputs() {
        return network.outputs();
    }

    @Override
    public List<WeightBlock> blocks(int inputDimension) {
        return network.blocks(inputDimension);
    }

    @Override
    public Weights initialise(int inputDimension, Seed seed) {
        return network.initialise(inputDimension, seed);
    }

    @Override
    public EncoderPass bind(R064Store inputs, LinearAlgebra algebra) {
        return network.bind(inputs, algebra);
    }
}
