package org.repdyn.testkit.manifolds;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.manifolds.flat.FlatConstraints;
import org.repdyn.manifolds.orthogonality.OrthogonalityConstraints;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.orthogonality.StiefelOptions;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.ObliqueOptions;
import org.repdyn.manifolds.spheres.SphereConstraints;
import org.repdyn.manifolds.spheres.SphereOptions;
import org.repdyn.testkit.ManifoldContract;
import org.repdyn.testkit.Subject;

@DisplayName("The built-in constraints obey the laws")
class BuiltInManifoldsTest extends ManifoldContract {

    static Stream<Subject<?>> subjects() {
        return Stream.of(
                Subject.of(FlatConstraints.EUCLIDEAN, new NoOptions()),
                Subject.of(FlatConstraints.FROZEN, new NoOptions()),
                Subject.of(SphereConstraints.SPHERE, new SphereOptions(Optional.empty())),
                Subject.of(
                        "oblique rows",
                        SphereConstraints.OBLIQUE,
                        new ObliqueOptions(ObliqueAxis.ROWS, Optional.empty())),
                Subject.of(
                        "oblique columns",
                        SphereConstraints.OBLIQUE,
                        new ObliqueOptions(ObliqueAxis.COLUMNS, Optional.empty())),
                Subject.of(
                        "stiefel, Euclidean metric",
                        OrthogonalityConstraints.STIEFEL,
                        new StiefelOptions(StiefelMetric.EUCLIDEAN)),
                Subject.of(
                        "stiefel, canonical metric",
                        OrthogonalityConstraints.STIEFEL,
                        new StiefelOptions(StiefelMetric.CANONICAL)),
                Subject.of(OrthogonalityConstraints.GRASSMANN, new NoOptions()));
    }
}
