package org.repdyn.dynamics.spi;

import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;

/** A parametric map from inputs to embeddings. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Encoder {

    /** Embedding dimension k. */
    int outputs();

    /** The weight matrices, in order; exactly one is the output block. */
    List<WeightBlock> blocks(int inputDimension);

    /** Random weights at the scale of the parameterisation. */
    Weights initialise(int inputDimension, Seed seed);

    /**
     * Whether embeddings are a smooth function of all weights. ReLU networks are not: where a neuron changes side the
     * derivative jumps, and no method of high order steps over that at high accuracy.
     */
    default boolean smooth() {
        return true;
    }

    /**
     * The encoder on fixed inputs, with the scratch memory a run needs.
     *
     * @param inputs N×d, read only, kept; its numbers may be others at the next {@link EncoderPass#forward}
     */
    EncoderPass bind(R064Store inputs, LinearAlgebra algebra);
}
