package org.repdyn.dynamics.spi;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;

/**
 * A predictor head: it maps embeddings U to predictions P, for fields that compare a prediction with another view. It either has
 * weights of its own, each block with its own constraint, or is a function of the embeddings. A predictor that rotates with its
 * embeddings, P(UQ) = P(U)Q for orthogonal Q, implements {@link org.repdyn.losses.spi.RotationInvariant}.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface PredictorHead {

    /**
     * Returns the weight blocks, none of them an output; empty for a function of the embeddings.
     *
     * @param outputs embedding dimension k
     */
    List<WeightBlock> blocks(int outputs);

    /** Returns true if the blocks are moving averages rather than learned weights. */
    default boolean carriesState() {
        return false;
    }

    /** Draws initial weights. */
    Weights initialise(int outputs, Seed seed);

    /** Binds the predictor to batches of one layout, with the scratch memory that a run needs. */
    PredictorHeadPass bind(ViewLayout layout, int outputs, LinearAlgebra algebra);
}
