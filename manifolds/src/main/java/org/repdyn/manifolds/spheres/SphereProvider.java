package org.repdyn.manifolds.spheres;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.Reference;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.ConstraintProvider;
import org.repdyn.manifolds.spi.Manifold;

/** Provider of {@code sphere}: the weight matrix keeps its Frobenius norm, which is c√k for k columns of length c. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SphereProvider implements ConstraintProvider<SphereOptions> {

    @Override
    public String name() {
        return "sphere";
    }

    @Override
    public String summary() {
        return "Weights of fixed norm: the whole matrix moves on a sphere";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Absil, Mahony, Sepulchre", "Optimization Algorithms on Matrix Manifolds", 2008, "section 3.5"));
    }

    @Override
    public Class<SphereOptions> optionsType() {
        return SphereOptions.class;
    }

    @Override
    public Constraint create(SphereOptions options) {
        return new Sphere(options);
    }

    private record Sphere(SphereOptions options) implements Constraint {

        @Override
        public Manifold on(int rows, int columns, double scale, LinearAlgebra algebra) {
            return new Spheres(
                    rows, columns, Lines.whole(rows, columns), options.radius().orElse(scale * Math.sqrt(columns)));
        }
    }
}
