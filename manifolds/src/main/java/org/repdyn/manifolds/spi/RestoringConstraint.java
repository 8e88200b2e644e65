package org.repdyn.manifolds.spi;

import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * Constraint that does not hold the weights on a manifold: they move freely in flat space, and their field has a part that drives
 * them back to the constraint. {@link #on} returns the flat space, and a run starts on {@link #startingPoints}.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface RestoringConstraint extends Constraint {

    /**
     * Creates the field of weights of one shape, with scratch memory of its own.
     *
     * @param scale length of a column at the scale of the encoder's initialisation
     */
    RestoringField field(int rows, int columns, double scale, LinearAlgebra algebra);
}
