package org.repdyn.manifolds.spd;

import static org.repdyn.manifolds.GoldenResults.check;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.golden.GoldenCase;
import org.repdyn.golden.GoldenFile;
import org.repdyn.manifolds.spi.Retraction;

/** Comparison of the metrics on positive-definite matrices with 60-digit values. */
@DisplayName("Positive-definite matrices against golden values")
class GoldenPositiveDefiniteTest {

    @TestFactory
    @DisplayName("agree with the golden values")
    Stream<DynamicTest> golden() {
        return GoldenFile.open("manifolds")
                .section(c -> c.name().startsWith("spd-"))
                .tests(
                        c -> c.field("operation"),
                        Map.of(
                                "exp", GoldenPositiveDefiniteTest::exp,
                                "log", GoldenPositiveDefiniteTest::log,
                                "transport", GoldenPositiveDefiniteTest::transport,
                                "inner", GoldenPositiveDefiniteTest::inner,
                                "gradient-hessian", GoldenPositiveDefiniteTest::derivatives,
                                "retract", GoldenPositiveDefiniteTest::retract,
                                "distance", GoldenPositiveDefiniteTest::logEuclideanDistance));
    }

    private static void exp(GoldenCase c) {
        check(c, "Q", affineInvariant(c).exp(c.matrix("P"), c.matrix("V")));
    }

    private static void log(GoldenCase c) {
        check(c, "V", affineInvariant(c).log(c.matrix("P"), c.matrix("Q")));
        check(c, "distance", affineInvariant(c).distance(c.matrix("P"), c.matrix("Q")));
    }

    /** Both ways to name the geodesic: by its end, and by its velocity. */
    private static void transport(GoldenCase c) {
        AffineInvariantPositiveDefinite m = affineInvariant(c);
        R064Store p = c.matrix("P");
        R064Store q = c.matrix("Q");
        check(c, "transportedV", m.transportTo(p, q, c.matrix("V")));
        check(c, "transportedV", m.transport(p, m.log(p, q), c.matrix("V")));
    }

    private static void inner(GoldenCase c) {
        check(c, "inner", affineInvariant(c).inner(c.matrix("P"), c.matrix("V"), c.matrix("W")));
    }

    private static void derivatives(GoldenCase c) {
        AffineInvariantPositiveDefinite m = affineInvariant(c);
        R064Store p = c.matrix("P");
        check(c, "riemannianGradient", m.gradient(p, c.matrix("G")));
        check(c, "riemannianHessian", m.hessian(p, c.matrix("V"), c.matrix("G"), c.matrix("H")));
    }

    private static void retract(GoldenCase c) {
        check(c, "secondOrder", affineInvariant(c).retract(Retraction.OWN, c.matrix("P"), c.matrix("V")));
    }

    private static void logEuclideanDistance(GoldenCase c) {
        check(
                c,
                "distance",
                new LogEuclideanPositiveDefinite(c.matrix("P").getRowDim()).distance(c.matrix("P"), c.matrix("Q")));
    }

    private static AffineInvariantPositiveDefinite affineInvariant(GoldenCase c) {
        return new AffineInvariantPositiveDefinite(c.matrix("P").getRowDim());
    }
}
