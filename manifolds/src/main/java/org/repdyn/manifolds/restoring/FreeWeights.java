package org.repdyn.manifolds.restoring;

import java.util.Optional;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.manifolds.flat.FlatConstraints;
import org.repdyn.manifolds.orthogonality.OrthogonalityConstraints;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.RestoringConstraint;

/** Constraint whose weights start with orthogonal columns and then move in flat space. */
interface FreeWeights extends RestoringConstraint {

    /** Manifold of the initial weights. */
    Constraint ORTHOGONAL = OrthogonalityConstraints.GRASSMANN.create(new NoOptions());

    @Override
    default Optional<String> objection(int rows, int columns) {
        return ORTHOGONAL.objection(rows, columns);
    }

    @Override
    default Manifold on(int rows, int columns, double scale, LinearAlgebra algebra) {
        return FlatConstraints.EUCLIDEAN.create(new NoOptions()).on(rows, columns, scale, algebra);
    }

    @Override
    default Manifold startingPoints(int rows, int columns, double scale, LinearAlgebra algebra) {
        return ORTHOGONAL.on(rows, columns, scale, algebra);
    }
}
