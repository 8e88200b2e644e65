package org.repdyn.testkit.manifolds;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.manifolds.flat.FlatConstraints;
import org.repdyn.manifolds.orthogonality.OrthogonalityConstraints;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.orthogonality.StiefelOptions;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.ObliqueOptions;
import org.repdyn.manifolds.spheres.SphereConstraints;
import org.repdyn.manifolds.spheres.SphereOptions;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.testkit.AmbientFunction;
import org.repdyn.testkit.ManifoldSubject;
import org.repdyn.testkit.RiemannianManifoldContract;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("The geometries of the constraints obey the laws")
class BuiltInGeometriesTest extends RiemannianManifoldContract {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    static Stream<ManifoldSubject> subjects() {
        return Stream.of(
                subject("euclidean", FlatConstraints.EUCLIDEAN.create(new NoOptions()), 4, 2, 1),
                subject("frozen", FlatConstraints.FROZEN.create(new NoOptions()), 4, 2, 1),
                subject("sphere", SphereConstraints.SPHERE.create(new SphereOptions(Optional.empty())), 4, 2, 3),
                subject("oblique", oblique(ObliqueAxis.COLUMNS), 4, 3, 1),
                subject("oblique rows", oblique(ObliqueAxis.ROWS), 4, 3, 1),
                subject("stiefel", stiefel(StiefelMetric.EUCLIDEAN), 6, 3, 1),
                subject("stiefel canonical", stiefel(StiefelMetric.CANONICAL), 6, 3, 1),
                grassmann(7, 3, 1),
                grassmann(5, 1, 2),
                grassmann(5, 4, 1),
                grassmann(3, 3, 1));
    }

    private static Constraint oblique(ObliqueAxis axis) {
        return SphereConstraints.OBLIQUE.create(new ObliqueOptions(axis, Optional.empty()));
    }

    private static Constraint stiefel(StiefelMetric metric) {
        return OrthogonalityConstraints.STIEFEL.create(new StiefelOptions(metric));
    }

    private static ManifoldSubject subject(String name, Constraint constraint, int rows, int columns, double scale) {
        return ManifoldSubject.of(name + " " + rows + "×" + columns, () -> constraint.on(rows, columns, scale, ALGEBRA))
                .withUnit(scale);
    }

    private static ManifoldSubject grassmann(int rows, int columns, double scale) {
        R064Store q = RandomMatrices.orthonormal(columns, columns, 14);
        R064Store a = RandomMatrices.symmetric(rows, 3);
        return subject("grassmann", OrthogonalityConstraints.GRASSMANN.create(new NoOptions()), rows, columns, scale)
                .asQuotient(
                        w -> ALGEBRA.multiplyRightTransposed(w, w),
                        w -> ALGEBRA.multiply(w, q),
                        new AmbientFunction(
                                w -> trace(ALGEBRA.multiplyLeftTransposed(w, ALGEBRA.multiply(a, w))) / 2,
                                w -> ALGEBRA.multiply(a, w),
                                (w, v) -> ALGEBRA.multiply(a, v)));
    }

    private static double trace(R064Store m) {
        double sum = 0;
        for (int i = 0; i < m.getRowDim(); i++) {
            sum += m.doubleValue(i, i);
        }
        return sum;
    }
}
