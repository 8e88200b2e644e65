package org.repdyn.manifolds.spheres;

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

/** Comparison of the sphere and unit columns with 60-digit values; unit rows are tested on the transposed matrices. */
@DisplayName("Spheres against golden values")
class GoldenSpheresTest {

    @TestFactory
    @DisplayName("agree with the golden values")
    Stream<DynamicTest> golden() {
        return GoldenFile.open("manifolds")
                .section(c -> c.name().matches("(sphere|oblique)/.*"))
                .tests(
                        c -> c.field("operation"),
                        Map.of(
                                "project", GoldenSpheresTest::project,
                                "gradient-hessian", GoldenSpheresTest::derivatives,
                                "retract", GoldenSpheresTest::retract,
                                "exp", GoldenSpheresTest::exp,
                                "log", GoldenSpheresTest::log,
                                "transport", GoldenSpheresTest::transport));
    }

    private static void project(GoldenCase c) {
        R064Store x = c.matrix("X");
        for (boolean rows : new boolean[] {false, true}) {
            R064Store result = turned(like(x), rows);
            spheres(x, rows).project(turned(x, rows), turned(c.matrix("Z"), rows), result);
            check(c, "tangent", turned(result, rows));
        }
    }

    private static void derivatives(GoldenCase c) {
        R064Store x = c.matrix("X");
        for (boolean rows : new boolean[] {false, true}) {
            R064Store result = turned(like(x), rows);
            spheres(x, rows).gradient(turned(x, rows), turned(c.matrix("G"), rows), result);
            check(c, "riemannianGradient", turned(result, rows));
            spheres(x, rows)
                    .hessian(
                            turned(x, rows),
                            turned(c.matrix("V"), rows),
                            turned(c.matrix("G"), rows),
                            turned(c.matrix("H"), rows),
                            result);
            check(c, "riemannianHessian", turned(result, rows));
        }
    }

    private static void retract(GoldenCase c) {
        R064Store x = c.matrix("X");
        for (Retraction retraction : new Retraction[] {Retraction.QR, Retraction.POLAR}) {
            for (boolean rows : new boolean[] {false, true}) {
                R064Store result = turned(like(x), rows);
                spheres(x, rows).retract(retraction, turned(x, rows), turned(c.matrix("V"), rows), result);
                check(c, "Y", turned(result, rows));
            }
        }
    }

    private static void exp(GoldenCase c) {
        R064Store x = c.matrix("X");
        for (boolean rows : new boolean[] {false, true}) {
            R064Store result = turned(like(x), rows);
            R064Store v = turned(c.matrix("V"), rows);
            spheres(x, rows).retract(Retraction.GEODESIC, turned(x, rows), v, result);
            check(c, "Y", turned(result, rows));
            if (c.has("U")) {
                spheres(x, rows).transport(turned(x, rows), v, turned(c.matrix("U"), rows), result);
                check(c, "transportedU", turned(result, rows));
            }
        }
    }

    private static void log(GoldenCase c) {
        R064Store x = c.matrix("X");
        for (boolean rows : new boolean[] {false, true}) {
            R064Store y = turned(c.matrix("Y"), rows);
            R064Store result = turned(like(x), rows);
            spheres(x, rows).log(turned(x, rows), y, result);
            check(c, "V", turned(result, rows));
            check(c, "distance", spheres(x, rows).distance(turned(x, rows), y));
        }
    }

    private static void transport(GoldenCase c) {
        R064Store x = c.matrix("X");
        for (boolean rows : new boolean[] {false, true}) {
            R064Store direction = turned(like(x), rows);
            R064Store result = turned(like(x), rows);
            spheres(x, rows).log(turned(x, rows), turned(c.matrix("Y"), rows), direction);
            spheres(x, rows).transport(turned(x, rows), direction, turned(c.matrix("U"), rows), result);
            check(c, "transportedU", turned(result, rows));
        }
    }

    private static Spheres spheres(R064Store x, boolean rows) {
        int n = x.getRowDim();
        int k = x.getColDim();
        return rows ? new Spheres(k, n, VectorLayout.rows(k, n), 1) : new Spheres(n, k, VectorLayout.columns(n, k), 1);
    }

    private static R064Store turned(R064Store x, boolean rows) {
        return rows ? R064Store.FACTORY.transpose(x) : x;
    }

    private static R064Store like(R064Store x) {
        return R064Store.FACTORY.make(x.getRowDim(), x.getColDim());
    }
}
