package org.repdyn.manifolds.orthogonality;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.Reference;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.ConstraintProvider;
import org.repdyn.manifolds.spi.Manifold;

/** Provider of {@code stiefel}: orthogonal columns of one length, WᵀW = scale²·I; a rotation of the outputs gives another point. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class StiefelProvider implements ConstraintProvider<StiefelOptions> {

    @Override
    public String name() {
        return "stiefel";
    }

    @Override
    public String summary() {
        return "Orthogonal columns: WᵀW = scale²·I";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Edelman, Arias, Smith",
                "The Geometry of Algorithms with Orthogonality Constraints",
                1998,
                "arXiv:physics/9806030, sections 2.2–2.4"));
    }

    @Override
    public Class<StiefelOptions> optionsType() {
        return StiefelOptions.class;
    }

    @Override
    public Constraint create(StiefelOptions options) {
        return new Frames(options.metric());
    }

    private record Frames(StiefelMetric metric) implements Orthogonality {

        @Override
        public Manifold on(int rows, int columns, double scale, LinearAlgebra algebra) {
            return metric == StiefelMetric.EUCLIDEAN
                    ? new EuclideanStiefel(rows, columns, scale, algebra)
                    : new Stiefel(rows, columns, scale, metric, algebra);
        }
    }
}
