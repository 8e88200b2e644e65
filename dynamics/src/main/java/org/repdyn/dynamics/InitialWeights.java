package org.repdyn.dynamics;

import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.EncoderWithCompanions;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.manifolds.spi.Constraint;

/**
 * Draws initial weights: one random draw that does not depend on the constraints, moved to the nearest point of each manifold.
 * Arms that differ only in their constraints thus start from the same subspace and at the same scale.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class InitialWeights {

    private InitialWeights() {}

    /**
     * Draws weights on the constraints.
     *
     * @param constraints one per block, in the order of {@link Encoder#blocks}
     * @param dimension input dimension d
     * @param seed fixes the draw
     */
    public static Weights draw(
            Encoder encoder, List<Constraint> constraints, int dimension, Seed seed, LinearAlgebra algebra) {
        Weights drawn = encoder.initialise(dimension, seed);
        Weights result = drawn.zeros();
        List<WeightBlock> blocks = encoder.blocks(dimension);
        for (int i = 0; i < blocks.size(); i++) {
            WeightBlock block = blocks.get(i);
            R064Store point = result.blocks().get(i);
            constraints
                    .get(i)
                    .on(block.rows(), block.columns(), block.scale(), algebra)
                    .nearest(drawn.blocks().get(i), point);
        }
        if (encoder instanceof EncoderWithCompanions withCompanions) {
            withCompanions.startTeacher(dimension, result);
        }
        return result;
    }
}
