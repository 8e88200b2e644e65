package org.repdyn.testkit.manifolds;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.manifolds.flat.EuclideanProvider;
import org.repdyn.manifolds.flat.FrozenProvider;
import org.repdyn.manifolds.orthogonality.GrassmannProvider;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.orthogonality.StiefelOptions;
import org.repdyn.manifolds.orthogonality.StiefelProvider;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.ObliqueOptions;
import org.repdyn.manifolds.spheres.ObliqueProvider;
import org.repdyn.manifolds.spheres.SphereOptions;
import org.repdyn.manifolds.spheres.SphereProvider;
import org.repdyn.testkit.ManifoldContract;

@DisplayName("The built-in constraints obey the laws")
class BuiltInManifoldsTest extends ManifoldContract {

    static Stream<Subject> subjects() {
        return Stream.of(
                Subject.of(new EuclideanProvider(), new NoOptions()),
                Subject.of(new FrozenProvider(), new NoOptions()),
                Subject.of(new SphereProvider(), new SphereOptions(Optional.empty())),
                Subject.of(
                        "oblique rows", new ObliqueProvider(), new ObliqueOptions(ObliqueAxis.ROWS, Optional.empty())),
                Subject.of(
                        "oblique columns",
                        new ObliqueProvider(),
                        new ObliqueOptions(ObliqueAxis.COLUMNS, Optional.empty())),
                Subject.of(
                        "stiefel, Euclidean metric",
                        new StiefelProvider(),
                        new StiefelOptions(StiefelMetric.EUCLIDEAN)),
                Subject.of(
                        "stiefel, canonical metric",
                        new StiefelProvider(),
                        new StiefelOptions(StiefelMetric.CANONICAL)),
                Subject.of(new GrassmannProvider(), new NoOptions()));
    }
}
