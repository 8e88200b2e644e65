package org.repdyn.manifolds.spi;

import java.util.List;
import java.util.Set;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.spheres.Sphere;

/** A sphere in three dimensions that offers one step, under a name of its own, and none of the constants of {@link Retraction}. */
final class GreatCircles implements AlteredManifold {

    private final Sphere sphere = new Sphere(3, 1);

    @Override
    public Manifold original() {
        return sphere;
    }

    @Override
    public Set<Retraction> retractions() {
        return Set.of();
    }

    @Override
    public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        throw ManifoldArguments.notOffered(this, retraction);
    }

    @Override
    public List<NamedRetraction> furtherRetractions() {
        return List.of(NamedRetraction.of(
                "great-circle",
                2,
                (point, tangent, result) -> sphere.retract(Retraction.GEODESIC, point, tangent, result)));
    }
}
