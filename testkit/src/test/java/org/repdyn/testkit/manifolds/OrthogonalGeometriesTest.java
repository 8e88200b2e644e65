package org.repdyn.testkit.manifolds;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.orthogonality.Flag;
import org.repdyn.manifolds.orthogonality.GeneralisedStiefel;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.orthogonality.OrthogonalGroup;
import org.repdyn.manifolds.orthogonality.Rotations;
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
                        Stream.of(grassmann(7, 3, 1), grassmann(5, 1, 2), grassmann(5, 4, 1), grassmann(3, 3, 1)),
                        Stream.of(rotations(1, 1), rotations(2, 1), rotations(3, 2), rotations(5, 1)),
                        Stream.of(ManifoldSubject.of("orthogonal group", () -> new OrthogonalGroup(4))),
                        Stream.of(generalised(6, 2, -0.5), generalised(5, 4, 0), generalised(3, 3, -0.5)),
                        Stream.of(
                                flag(1, 6, 1, 3),
                                flag(2, 6, 2, 3, 5),
                                flag(1, 4, 2),
                                flag(1, 4, 1, 2, 3, 4),
                                flag(1, 3, 1)))
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

    private static ManifoldSubject rotations(int size, double scale) {
        return ManifoldSubject.of("rotations " + size, () -> new Rotations(size, scale, ALGEBRA))
                .withUnit(scale);
    }

    private static ManifoldSubject generalised(int rows, int columns, double alpha) {
        R064Store root = RandomMatrices.gaussian(rows, rows, 21);
        R064Store b = ALGEBRA.multiplyRightTransposed(root, root);
        for (int i = 0; i < rows; i++) {
            b.add(i, i, 1.0);
        }
        // The condition number of B + I is that of the change of basis, squared; it is below 100 for this draw.
        return ManifoldSubject.of(
                        "generalised stiefel " + rows + "×" + columns,
                        () -> new GeneralisedStiefel(b, columns, alpha, ALGEBRA))
                .withUnit(0.3)
                .withCondition(100)
                .withAmbientInnerProduct(
                        (point, u, v) -> trace(ALGEBRA.multiplyLeftTransposed(u, ALGEBRA.multiply(b, v))));
    }

    /** Flags with f(W) = ½Σᵢ tr(WᵢᵀAᵢWᵢ) over blocks of columns, Aᵢ = i·A. */
    private static ManifoldSubject flag(double scale, int rows, int... dimensions) {
        int k = dimensions[dimensions.length - 1];
        R064Store a = RandomMatrices.symmetric(rows, 3);
        R064Store q = R064Store.FACTORY.make(k, k);
        R064Store weights = R064Store.FACTORY.make(k, k);
        for (int i = 0; i < dimensions.length; i++) {
            int first = i == 0 ? 0 : dimensions[i - 1];
            R064Store turn = RandomMatrices.orthonormal(dimensions[i] - first, dimensions[i] - first, 14);
            for (int r = first; r < dimensions[i]; r++) {
                weights.set(r, r, i + 1.0);
                for (int c = first; c < dimensions[i]; c++) {
                    q.set(r, c, turn.doubleValue(r - first, c - first));
                }
            }
        }
        UnaryOperator<R064Store> linear = w -> ALGEBRA.multiply(ALGEBRA.multiply(a, w), weights);
        return ManifoldSubject.of(
                        "flag " + Arrays.toString(dimensions) + " of " + rows,
                        () -> new Flag(rows, dimensions, scale, ALGEBRA))
                .withUnit(scale)
                .asQuotient(
                        w -> ALGEBRA.multiplyRightTransposed(ALGEBRA.multiply(w, weights), w),
                        w -> ALGEBRA.multiply(w, q),
                        new AmbientFunction(
                                w -> trace(ALGEBRA.multiplyLeftTransposed(w, linear.apply(w))) / 2,
                                linear,
                                (w, v) -> linear.apply(v)));
    }

    private static double trace(R064Store m) {
        double sum = 0;
        for (int i = 0; i < m.getRowDim(); i++) {
            sum += m.doubleValue(i, i);
        }
        return sum;
    }
}
