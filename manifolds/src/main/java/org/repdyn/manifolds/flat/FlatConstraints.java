package org.repdyn.manifolds.flat;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.manifolds.spi.ConstraintProvider;

/** Constraints whose manifold is a flat space: all matrices, or one point. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FlatConstraints implements ProviderCatalogue {

    /**
     * Provider without a constraint. Its manifold offers every retraction, each of them W + V, so that a study can
     * change the constraint without changing the retraction.
     */
    public static final ConstraintProvider<NoOptions> EUCLIDEAN = ConstraintProvider.of(
            "euclidean",
            "No constraint: the weights move freely",
            NoOptions.class,
            options -> new EuclideanConstraint());

    /** Provider of the constraint that keeps the weights at their initial values, as in a random-feature model. */
    public static final ConstraintProvider<NoOptions> FROZEN = ConstraintProvider.of(
            "frozen",
            "The weights keep their initial values",
            NoOptions.class,
            options -> (rows, columns, scale, algebra) -> new Frozen(rows, columns));

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(EUCLIDEAN, FROZEN);
    }
}
