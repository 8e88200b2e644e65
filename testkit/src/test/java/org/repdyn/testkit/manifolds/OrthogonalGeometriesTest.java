package org.repdyn.testkit.manifolds;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.testkit.AmbientFunction;
import org.repdyn.testkit.ManifoldSubject;
import org.repdyn.testkit.RiemannianManifoldContract;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Manifolds of orthogonal columns obey the laws")
class OrthogonalGeometriesTest extends RiemannianManifoldContract {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    static Stream<ManifoldSubject> subjects() {
        return Stream.of(
                        Stream.of(-0.5, 0.0, -0.8, 1.5).flatMap(OrthogonalGeometriesTest::stiefels),
                        Stream.of(grassmann(7, 3, 1), grassmann(5, 1, 2), grassmann(5, 4, 1), grassmann(3, 3, 1)))
                .flatMap(subjects -> subjects);
    }

    /** Frames with n > 2k, n = k + 1, n = k, k = 1, and of another length. */
    private static Stream<ManifoldSubject> stiefels(double alpha) {
        return Stream.of(
                stiefel(7, 3, 1, alpha),
                stiefel(5, 4, 1, alpha),
                stiefel(3, 3, 1, alpha),
                stiefel(4, 1, 1, alpha),
                stiefel(6, 2, 3, alpha));
    }

    private static ManifoldSubject stiefel(int rows, int columns, double scale, double alpha) {
        return ManifoldSubject.of(
                        "stiefel " + rows + "×" + columns + ", α = " + alpha,
                        () -> new Stiefel(rows, columns, scale, alpha, ALGEBRA))
                .withUnit(scale);
    }

    private static ManifoldSubject grassmann(int rows, int columns, double scale) {
        R064Store q = RandomMatrices.orthonormal(columns, columns, 14);
        R064Store a = RandomMatrices.symmetric(rows, 3);
        return ManifoldSubject.of(
                        "grassmann " + rows + "×" + columns, () -> new Grassmann(rows, columns, scale, ALGEBRA))
                .withUnit(scale)
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
