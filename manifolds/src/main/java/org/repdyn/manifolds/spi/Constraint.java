package org.repdyn.manifolds.spi;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;

/** A constraint before it knows the shape of the weights it is laid on. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Constraint {

    /**
     * Why it cannot be laid on weights of this shape, and what to do; empty where it can.
     *
     * @param rows rows of the weight matrix
     * @param columns columns of the weight matrix
     */
    default Optional<String> objection(int rows, int columns) {
        return Optional.empty();
    }

    /**
     * The manifold for weights of one shape.
     *
     * @param scale length of a column at the scale of the encoder's initialisation: orthogonality means WᵀW = scale²·I
     */
    Manifold on(int rows, int columns, double scale, LinearAlgebra algebra);

    /**
     * Whether points that differ by a rotation W → WQ of the outputs are one point, so that only a rotation-invariant field
     * on the encoder's output block makes sense.
     */
    default boolean identifiesRotations() {
        return false;
    }
}
