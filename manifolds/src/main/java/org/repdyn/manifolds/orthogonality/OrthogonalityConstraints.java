package org.repdyn.manifolds.orthogonality;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.manifolds.spi.ConstraintProvider;

/** Constraints to orthogonal columns of one length, WᵀW = scale²·I. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OrthogonalityConstraints implements ProviderCatalogue {

    /** Provider for the subspace spanned by the columns: W and its rotations WQ are one point. */
    public static final ConstraintProvider<NoOptions> GRASSMANN = ConstraintProvider.of(
            "grassmann",
            "Subspaces: orthogonal columns WᵀW = scale²·I, up to a rotation of the outputs",
            new Reference(
                    "Edelman, Arias, Smith",
                    "The Geometry of Algorithms with Orthogonality Constraints",
                    1998,
                    "arXiv:physics/9806030, section 2.5"),
            NoOptions.class,
            options -> new GrassmannConstraint());

    /** Provider for the frame of columns: a rotation of the outputs gives another point. */
    public static final ConstraintProvider<StiefelOptions> STIEFEL = ConstraintProvider.of(
            "stiefel",
            "Orthogonal columns: WᵀW = scale²·I",
            new Reference(
                    "Edelman, Arias, Smith",
                    "The Geometry of Algorithms with Orthogonality Constraints",
                    1998,
                    "arXiv:physics/9806030, sections 2.2–2.4"),
            StiefelOptions.class,
            options -> new StiefelConstraint(options.metric()));

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(GRASSMANN, STIEFEL);
    }
}
