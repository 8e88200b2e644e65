package org.repdyn.dynamics.spi;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;

/**
 * Makes predictions P of embeddings U, for fields that compare a prediction with another view: a head with weights of its own,
 * each block with its own constraint, or a function of the embeddings. A predictor that turns with its embeddings, P(UQ) =
 * P(U)Q for orthogonal Q, says so by {@link org.repdyn.losses.spi.RotationInvariant}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Predictor {

    /**
     * Its weight blocks, none of them an output; empty for a function of the embeddings.
     *
     * @param outputs embedding dimension k
     */
    List<WeightBlock> blocks(int outputs);

    /** Whether its blocks are state that follows something over time, rather than weights that are learnt. */
    default boolean carriesState() {
        return false;
    }

    /** Weights to start from. */
    Weights initialise(int outputs, Seed seed);

    /** The predictor for batches of one layout, with the scratch memory a run needs. */
    PredictorPass bind(ViewLayout layout, int outputs, LinearAlgebra algebra);
}
