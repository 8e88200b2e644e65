package org.repdyn.manifolds.orthogonality;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.Reference;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.ConstraintProvider;
import org.repdyn.manifolds.spi.Manifold;

/** Provider of {@code grassmann}: the subspace spanned by orthogonal columns, WᵀW = scale²·I; W and its rotations WQ are one point. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GrassmannProvider implements ConstraintProvider<NoOptions> {

    @Override
    public String name() {
        return "grassmann";
    }

    @Override
    public String summary() {
        return "Subspaces: orthogonal columns WᵀW = scale²·I, up to a rotation of the outputs";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Edelman, Arias, Smith",
                "The Geometry of Algorithms with Orthogonality Constraints",
                1998,
                "arXiv:physics/9806030, section 2.5"));
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public Constraint create(NoOptions options) {
        return new Subspaces();
    }

    private record Subspaces() implements Orthogonality {

        @Override
        public Manifold on(int rows, int columns, double scale, LinearAlgebra algebra) {
            return new Grassmann(rows, columns, scale, algebra);
        }

        @Override
        public boolean identifiesRotations() {
            return true;
        }
    }
}
