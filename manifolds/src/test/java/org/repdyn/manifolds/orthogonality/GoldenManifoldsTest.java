package org.repdyn.manifolds.orthogonality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.repdyn.manifolds.GoldenResults.check;

import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.golden.GoldenCase;
import org.repdyn.golden.GoldenFile;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Retraction;

/** Comparison of the Stiefel manifold and the Grassmannian with 60-digit values. */
@DisplayName("Stiefel and Grassmann manifolds against 60-digit values")
class GoldenManifoldsTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    private static final String SPHERES = "checked by GoldenSpheresTest";
    private static final String POSITIVE_DEFINITE = "checked by GoldenPositiveDefiniteTest";

    private static final Map<String, GoldenFile.Check> CHECKS = Map.ofEntries(
            Map.entry("stiefel project", GoldenManifoldsTest::stiefelProject),
            Map.entry("stiefel gradient-hessian", GoldenManifoldsTest::stiefelDerivatives),
            Map.entry("stiefel inner", GoldenManifoldsTest::stiefelInner),
            Map.entry("stiefel retract", GoldenManifoldsTest::stiefelRetract),
            Map.entry("stiefel log", GoldenManifoldsTest::stiefelLog),
            Map.entry("stiefel exp", GoldenManifoldsTest::stiefelExp),
            Map.entry("so project", GoldenManifoldsTest::rotationsProject),
            Map.entry("so gradient-hessian", GoldenManifoldsTest::rotationsDerivatives),
            Map.entry("so retract", GoldenManifoldsTest::rotationsRetract),
            Map.entry("so exp", GoldenManifoldsTest::rotationsExp),
            Map.entry("so log", GoldenManifoldsTest::rotationsLog),
            Map.entry("grassmann project", GoldenManifoldsTest::grassmannProject),
            Map.entry("grassmann gradient-hessian", GoldenManifoldsTest::grassmannDerivatives),
            Map.entry("grassmann retract", GoldenManifoldsTest::grassmannRetract),
            Map.entry("grassmann exp", GoldenManifoldsTest::grassmannExp),
            Map.entry("grassmann log", GoldenManifoldsTest::grassmannLog));

    /** Operations of the golden file that this test does not check, with the reasons. */
    private static final Map<String, String> ABSENCES = Map.ofEntries(
            Map.entry("spd-affine-invariant exp", POSITIVE_DEFINITE),
            Map.entry("spd-affine-invariant log", POSITIVE_DEFINITE),
            Map.entry("spd-affine-invariant transport", POSITIVE_DEFINITE),
            Map.entry("spd-affine-invariant inner", POSITIVE_DEFINITE),
            Map.entry("spd-affine-invariant gradient-hessian", POSITIVE_DEFINITE),
            Map.entry("spd-affine-invariant retract", POSITIVE_DEFINITE),
            Map.entry("spd-log-euclidean distance", POSITIVE_DEFINITE),
            Map.entry("sphere project", SPHERES),
            Map.entry("sphere gradient-hessian", SPHERES),
            Map.entry("sphere retract", SPHERES),
            Map.entry("sphere exp", SPHERES),
            Map.entry("sphere log", SPHERES),
            Map.entry("oblique project", SPHERES),
            Map.entry("oblique gradient-hessian", SPHERES),
            Map.entry("oblique retract", SPHERES),
            Map.entry("oblique exp", SPHERES),
            Map.entry("oblique log", SPHERES),
            Map.entry("oblique transport", SPHERES));

    @TestFactory
    @DisplayName("agree with the golden values")
    Stream<DynamicTest> golden() {
        return GoldenFile.open("manifolds").tests(GoldenManifoldsTest::operation, CHECKS, ABSENCES, Map.of());
    }

    @Test
    @DisplayName("the geometries listed as not implemented do not exist; once one does, its golden cases need checks")
    void absencesAreStillAbsent() {
        assertThat(ServiceLoader.load(ProviderCatalogue.class))
                .flatExtracting(ProviderCatalogue::providers)
                .extracting(PluginProvider::name)
                .isNotEmpty()
                .noneMatch(name -> name.matches("so|.*special-orthogonal.*|rotations?"));
    }

    private static String operation(GoldenCase c) {
        return c.field("manifold") + " " + c.field("operation");
    }

    private static void stiefelProject(GoldenCase c) {
        R064Store x = c.matrix("X");
        for (StiefelMetric metric : StiefelMetric.values()) {
            R064Store result = like(x);
            stiefel(x, metric).project(x, c.matrix("Z"), result);
            check(c, "tangent", result);
        }
    }

    private static void stiefelDerivatives(GoldenCase c) {
        R064Store x = c.matrix("X");
        R064Store result = like(x);
        Stiefel euclidean = stiefel(x, StiefelMetric.EUCLIDEAN);
        euclidean.gradient(x, c.matrix("G"), result);
        check(c, "euclideanGradient", result);
        stiefel(x, StiefelMetric.CANONICAL).gradient(x, c.matrix("G"), result);
        check(c, "canonicalGradient", result);
        euclidean.hessian(x, c.matrix("V"), c.matrix("G"), c.matrix("H"), result);
        check(c, "euclideanHessian", result);
    }

    private static void stiefelInner(GoldenCase c) {
        R064Store x = c.matrix("X");
        check(c, "euclidean", stiefel(x, StiefelMetric.EUCLIDEAN).inner(x, c.matrix("V"), c.matrix("W")));
        check(c, "canonical", stiefel(x, StiefelMetric.CANONICAL).inner(x, c.matrix("V"), c.matrix("W")));
    }

    private static void stiefelRetract(GoldenCase c) {
        R064Store x = c.matrix("X");
        R064Store result = like(x);
        Manifold stiefel = stiefel(x, StiefelMetric.EUCLIDEAN);
        stiefel.retract(Retraction.QR, x, c.matrix("V"), result);
        check(c, "qr", result);
        stiefel.retract(Retraction.POLAR, x, c.matrix("V"), result);
        check(c, "polar", result);
        for (StiefelMetric metric : StiefelMetric.values()) {
            stiefel(x, metric).retract(Retraction.CAYLEY, x, c.matrix("V"), result);
            check(c, "cayley", result);
        }
    }

    private static void stiefelLog(GoldenCase c) {
        R064Store x = c.matrix("X");
        R064Store y = c.matrix("Y");
        StiefelMetric metric = StiefelMetric.valueOf(c.option("metric").asText().toUpperCase(Locale.ROOT));
        check(c, "V", stiefel(x, metric).log(x, y));
        check(c, "distance", stiefel(x, metric).distance(x, y));
    }

    private static void stiefelExp(GoldenCase c) {
        R064Store x = c.matrix("X");
        R064Store result = like(x);
        stiefel(x, StiefelMetric.EUCLIDEAN).retract(Retraction.GEODESIC, x, c.matrix("V"), result);
        check(c, "euclidean", result);
        stiefel(x, StiefelMetric.CANONICAL).retract(Retraction.GEODESIC, x, c.matrix("V"), result);
        check(c, "canonical", result);
    }

    private static void rotationsProject(GoldenCase c) {
        R064Store x = c.matrix("X");
        check(c, "tangent", rotations(x).project(x, c.matrix("Z")));
    }

    private static void rotationsDerivatives(GoldenCase c) {
        R064Store x = c.matrix("X");
        R064Store g = c.matrix("G");
        check(c, "riemannianGradient", rotations(x).gradient(x, g));
        check(c, "riemannianHessian", rotations(x).hessian(x, c.matrix("V"), g, c.matrix("H")));
    }

    private static void rotationsRetract(GoldenCase c) {
        R064Store x = c.matrix("X");
        R064Store v = c.matrix("V");
        check(c, "qr", rotations(x).retract(Retraction.QR, x, v));
        check(c, "polar", rotations(x).retract(Retraction.POLAR, x, v));
        check(c, "cayley", rotations(x).retract(Retraction.CAYLEY, x, v));
    }

    private static void rotationsExp(GoldenCase c) {
        R064Store x = c.matrix("X");
        R064Store v = c.matrix("V");
        check(c, "Y", rotations(x).exp(x, v));
        check(c, "transportedU", rotations(x).transport(x, v, c.matrix("U")));
    }

    private static void rotationsLog(GoldenCase c) {
        R064Store x = c.matrix("X");
        R064Store y = c.matrix("Y");
        check(c, "V", rotations(x).log(x, y));
        check(c, "distance", rotations(x).distance(x, y));
    }

    private static void grassmannProject(GoldenCase c) {
        R064Store x = c.matrix("X");
        R064Store result = like(x);
        grassmann(x).project(x, c.matrix("Z"), result);
        check(c, "horizontal", result);
    }

    private static void grassmannDerivatives(GoldenCase c) {
        R064Store x = c.matrix("X");
        R064Store result = like(x);
        grassmann(x).gradient(x, c.matrix("G"), result);
        check(c, "riemannianGradient", result);
        grassmann(x).hessian(x, c.matrix("V"), c.matrix("G"), c.matrix("H"), result);
        check(c, "riemannianHessian", result);
    }

    private static void grassmannRetract(GoldenCase c) {
        R064Store x = c.matrix("X");
        R064Store result = like(x);
        for (Retraction retraction : new Retraction[] {Retraction.QR, Retraction.POLAR}) {
            grassmann(x).retract(retraction, x, c.matrix("V"), result);
            check(c, "projector", ALGEBRA.multiplyRightTransposed(result, result));
        }
    }

    private static void grassmannExp(GoldenCase c) {
        R064Store x = c.matrix("X");
        R064Store result = like(x);
        grassmann(x).retract(Retraction.GEODESIC, x, c.matrix("V"), result);
        check(c, "projector", ALGEBRA.multiplyRightTransposed(result, result));
        check(c, "representative", result);
        grassmann(x).transport(x, c.matrix("V"), c.matrix("H"), result);
        check(c, "transportedH", result);
    }

    private static void grassmannLog(GoldenCase c) {
        R064Store x = c.matrix("X");
        R064Store y = c.matrix("Y");
        R064Store result = like(x);
        grassmann(x).log(x, y, result);
        check(c, "V", result);
        check(c, "distance", grassmann(x).distance(x, y));
    }

    private static Stiefel stiefel(R064Store x, StiefelMetric metric) {
        return new Stiefel(x.getRowDim(), x.getColDim(), 1, metric.alpha(), ALGEBRA);
    }

    private static Grassmann grassmann(R064Store x) {
        return new Grassmann(x.getRowDim(), x.getColDim(), 1, ALGEBRA);
    }

    private static Rotations rotations(R064Store x) {
        return new Rotations(x.getRowDim(), 1, ALGEBRA);
    }

    private static R064Store like(R064Store x) {
        return R064Store.FACTORY.make(x.getRowDim(), x.getColDim());
    }
}
