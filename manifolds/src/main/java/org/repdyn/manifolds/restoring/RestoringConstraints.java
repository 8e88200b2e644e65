package org.repdyn.manifolds.restoring;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.manifolds.spi.ConstraintProvider;

/** Constraints to orthogonal columns that free weights meet approximately, or in the end. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RestoringConstraints implements ProviderCatalogue {

    /** Provider of the penalty. */
    public static final ConstraintProvider<SoftOrthogonalOptions> SOFT_ORTHOGONAL = ConstraintProvider.of(
            "soft-orthogonal",
            "Nearly orthogonal columns by a penalty μ‖WᵀW − c²I‖² added to the loss",
            SoftOrthogonalOptions.class,
            options -> new SoftOrthogonal(options.penalty()));

    /** Provider of the landing field. */
    public static final ConstraintProvider<LandingOptions> LANDING = ConstraintProvider.of(
            "landing",
            "Orthogonal columns that the landing field reaches without retractions; half the speed of stiefel and grassmann",
            new Reference(
                    "Ablin, Peyré",
                    "Fast and accurate optimization on the orthogonal manifold without retraction",
                    2022,
                    "arXiv:2102.07432, equation 2"),
            LandingOptions.class,
            options -> new Landing(options.attraction()));

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(LANDING, SOFT_ORTHOGONAL);
    }
}
