package org.repdyn.manifolds.spi;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;

/** Constraint on a weight matrix whose shape is not yet known; {@link #on} creates its manifold for one shape. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Constraint {

    /**
     * Returns why the constraint does not apply to weights of this shape, and what to do; empty if it applies.
     *
     * @param rows rows of the weight matrix
     * @param columns columns of the weight matrix
     */
    default Optional<String> objection(int rows, int columns) {
        return Optional.empty();
    }

    /**
     * Creates the manifold for weights of one shape.
     *
     * @param scale length of a column at the scale of the encoder's initialisation: orthogonality means WᵀW = scale²·I
     */
    Manifold on(int rows, int columns, double scale, LinearAlgebra algebra);

    /**
     * Creates the manifold to whose nearest point drawn initial weights are moved; that of {@link #on} by default.
     *
     * @param scale length of a column at the scale of the encoder's initialisation
     */
    default Manifold startingPoints(int rows, int columns, double scale, LinearAlgebra algebra) {
        return on(rows, columns, scale, algebra);
    }

    /**
     * Returns true if matrices that differ by a rotation W → WQ of the outputs are the same point. Such a constraint
     * needs a rotation-invariant field and applies to the encoder's output block only.
     */
    default boolean identifiesRotations() {
        return false;
    }
}
