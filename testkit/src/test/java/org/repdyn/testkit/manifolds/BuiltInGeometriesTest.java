package org.repdyn.testkit.manifolds;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.manifolds.flat.FlatConstraints;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.ObliqueOptions;
import org.repdyn.manifolds.spheres.SphereConstraints;
import org.repdyn.manifolds.spheres.SphereOptions;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.testkit.ManifoldSubject;
import org.repdyn.testkit.RiemannianManifoldContract;

@DisplayName("Flat space and spheres obey the laws")
class BuiltInGeometriesTest extends RiemannianManifoldContract {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    static Stream<ManifoldSubject> subjects() {
        return Stream.of(
                subject("euclidean", FlatConstraints.EUCLIDEAN.create(new NoOptions()), 4, 2, 1),
                subject("frozen", FlatConstraints.FROZEN.create(new NoOptions()), 4, 2, 1),
                subject("sphere", SphereConstraints.SPHERE.create(new SphereOptions(Optional.empty())), 4, 2, 3),
                subject("oblique", oblique(ObliqueAxis.COLUMNS), 4, 3, 1),
                subject("oblique rows", oblique(ObliqueAxis.ROWS), 4, 3, 1));
    }

    private static Constraint oblique(ObliqueAxis axis) {
        return SphereConstraints.OBLIQUE.create(new ObliqueOptions(axis, Optional.empty()));
    }

    private static ManifoldSubject subject(String name, Constraint constraint, int rows, int columns, double scale) {
        return ManifoldSubject.of(name + " " + rows + "×" + columns, () -> constraint.on(rows, columns, scale, ALGEBRA))
                .withUnit(scale);
    }
}
