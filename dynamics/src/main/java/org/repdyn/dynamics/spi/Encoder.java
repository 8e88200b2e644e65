package org.repdyn.dynamics.spi;

import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;

/** A parametric map from inputs to embeddings. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Encoder {

    /** Returns the embedding dimension k. */
    int outputs();

    /**
     * Returns the shapes of the weight matrices, in order; exactly one is the output block.
     *
     * @param inputDimension number d of columns of the inputs
     */
    List<WeightBlock> blocks(int inputDimension);

    /**
     * Draws random weights at the scale of the parameterisation, one matrix for each block. The same seed gives the same bits.
     *
     * @param inputDimension number d of columns of the inputs
     */
    Weights initialise(int inputDimension, Seed seed);

    /**
     * Returns true if embeddings are a smooth function of all weights. ReLU networks are not: the derivative jumps when the
     * input of a neuron changes its sign, and no method of high order steps over a jump at high accuracy.
     */
    default boolean smooth() {
        return true;
    }

    /**
     * Binds the encoder to inputs, with the scratch memory that a run needs.
     *
     * @param inputs N×d, read only, kept; its entries may change between two calls of {@link EncoderPass#forward}
     */
    EncoderPass bind(R064Store inputs, LinearAlgebra algebra);
}
