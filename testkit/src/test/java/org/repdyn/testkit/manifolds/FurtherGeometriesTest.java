package org.repdyn.testkit.manifolds;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.flat.Frozen;
import org.repdyn.manifolds.flat.SkewMatrices;
import org.repdyn.manifolds.flat.SymmetricMatrices;
import org.repdyn.manifolds.hyperbolic.LorentzModel;
import org.repdyn.manifolds.hyperbolic.PoincareBall;
import org.repdyn.manifolds.probability.PositiveNumbers;
import org.repdyn.manifolds.probability.ProbabilitySimplex;
import org.repdyn.manifolds.spd.AffineInvariantPositiveDefinite;
import org.repdyn.manifolds.spd.BuresWassersteinPositiveDefinite;
import org.repdyn.manifolds.spd.LogEuclideanPositiveDefinite;
import org.repdyn.manifolds.spheres.Oblique;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.testkit.ManifoldSubject;
import org.repdyn.testkit.RiemannianManifoldContract;

@DisplayName("The further geometries obey the laws")
class FurtherGeometriesTest extends RiemannianManifoldContract {

    /** Longest step of complete manifolds whose points grow like the exponential of the distance. */
    private static final double EXPONENTIAL = 10;

    static Stream<ManifoldSubject> subjects() {
        return Stream.of(positiveDefinite(), hyperbolic(), probability(), flatAndRound())
                .flatMap(s -> s);
    }

    private static Stream<ManifoldSubject> positiveDefinite() {
        return Stream.of(
                ManifoldSubject.of("affine-invariant 4", () -> new AffineInvariantPositiveDefinite(4))
                        .withUnit(0.3)
                        .withLongestStep(EXPONENTIAL),
                ManifoldSubject.of("affine-invariant 1", () -> new AffineInvariantPositiveDefinite(1))
                        .withUnit(0.3)
                        .withLongestStep(EXPONENTIAL),
                ManifoldSubject.of("log-Euclidean 4", () -> new LogEuclideanPositiveDefinite(4))
                        .withUnit(0.3)
                        .withLongestStep(EXPONENTIAL),
                // A geodesic ends after the root of the smallest eigenvalue.
                ManifoldSubject.of("Bures-Wasserstein 4", () -> new BuresWassersteinPositiveDefinite(4))
                        .withUnit(0.2)
                        .withLongestStep(1));
    }

    private static Stream<ManifoldSubject> hyperbolic() {
        return Stream.of(
                ManifoldSubject.of("Lorentz 3, two points", () -> new LorentzModel(3, 2))
                        .withUnit(0.3)
                        .withLongestStep(EXPONENTIAL),
                ManifoldSubject.of("Lorentz 1", () -> new LorentzModel(1, 1))
                        .withUnit(0.3)
                        .withLongestStep(EXPONENTIAL),
                ManifoldSubject.of("ball 3, two points", () -> new PoincareBall(3, 2))
                        .withUnit(0.03)
                        .withLongestStep(EXPONENTIAL),
                ManifoldSubject.of("ball 1", () -> new PoincareBall(1, 1))
                        .withUnit(0.1)
                        .withLongestStep(EXPONENTIAL));
    }

    private static Stream<ManifoldSubject> probability() {
        return Stream.of(
                ManifoldSubject.of("positive numbers 3×2", () -> new PositiveNumbers(3, 2))
                        .withUnit(0.3)
                        .withLongestStep(EXPONENTIAL),
                // A geodesic ends where an entry becomes zero.
                ManifoldSubject.of("simplex 4×2", () -> new ProbabilitySimplex(4, 2))
                        .withUnit(0.05)
                        .withLongestStep(1));
    }

    private static Stream<ManifoldSubject> flatAndRound() {
        return Stream.of(
                ManifoldSubject.of("Euclidean 3×2", () -> new Euclidean(3, 2)),
                ManifoldSubject.of("frozen 3×2", () -> new Frozen(3, 2)),
                ManifoldSubject.of("symmetric 4", () -> new SymmetricMatrices(4)),
                ManifoldSubject.of("skew 4", () -> new SkewMatrices(4)),
                ManifoldSubject.of("skew 1", () -> new SkewMatrices(1)),
                ManifoldSubject.of("sphere 3×2", () -> new Sphere(3, 2)),
                ManifoldSubject.of("sphere of radius 1e3", () -> new Sphere(3, 1, 1e3))
                        .withUnit(1e3),
                ManifoldSubject.of("oblique rows", () -> new Oblique(3, 4, ObliqueAxis.ROWS)),
                ManifoldSubject.of("oblique columns", () -> new Oblique(4, 3, ObliqueAxis.COLUMNS, 0.5))
                        .withUnit(0.5));
    }
}
