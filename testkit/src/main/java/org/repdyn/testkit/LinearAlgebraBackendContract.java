package org.repdyn.testkit;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.repdyn.testkit.BackendMatrices.difference;
import static org.repdyn.testkit.BackendMatrices.integers;
import static org.repdyn.testkit.BackendMatrices.largest;
import static org.repdyn.testkit.BackendMatrices.plainProduct;
import static org.repdyn.testkit.BackendMatrices.positiveDefinite;
import static org.repdyn.testkit.BackendMatrices.shrinking;
import static org.repdyn.testkit.law.Laws.assertThat;
import static org.repdyn.testkit.law.Laws.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebraBackend;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.algebra.ThinSvd;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

/**
 * The laws of a linear-algebra backend: those of products, and of decompositions. Extend it and list the providers in a static method {@code
 * Stream<Subject<?>> subjects()}; each backend must be able to start.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class LinearAlgebraBackendContract extends BackendProductContract {

    /** Time after which a decomposition counts as endless. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

    @Test
    @DisplayName("4. Shapes that do not match, or a factor as the result, are refused with IllegalArgumentException")
    void misfitsAreRefused() {
        R064Store a = integers(3, 3, 5);
        R064Store b = integers(4, 3, 6);
        LinearAlgebraBackend backend = backend();
        assertThatThrownBy(() -> backend.multiply(a, false, b, false, R064Store.FACTORY.make(3, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3×3")
                .hasMessageContaining("4×3");
        assertThatThrownBy(() -> backend.multiply(a, false, a, false, a)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> backend.symmetricEigen(b)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> backend.cholesky(b)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 20, 65, 120})
    @DisplayName("5. Eigenvalues ascend, eigenvectors are orthonormal, and A·V = V·Λ to rounding")
    void eigenpairsDiagonalise(int n) {
        checkEigen(RandomMatrices.symmetric(n, n), backend().symmetricEigen(RandomMatrices.symmetric(n, n)));
    }

    @Test
    @DisplayName("6. Eigenvectors are orthonormal also for repeated eigenvalues and for the zero matrix")
    void repeatedEigenvalues() {
        R064Store q = RandomMatrices.orthonormal(12, 4, 7);
        R064Store projector = product(q, false, q, true);
        checkEigen(projector, backend().symmetricEigen(projector));
        R064Store zero = R064Store.FACTORY.make(9, 9);
        checkEigen(zero, backend().symmetricEigen(zero));
        R064Store identity = R064Store.FACTORY.makeEye(9, 9);
        checkEigen(identity, backend().symmetricEigen(identity));
    }

    @Test
    @DisplayName("7. The eigendecomposition uses the symmetric part only")
    void skewPartIsIgnored() {
        R064Store a = integers(15, 15, 8);
        R064Store symmetric = R064Store.FACTORY.make(15, 15);
        for (int i = 0; i < 15; i++) {
            for (int j = 0; j < 15; j++) {
                // Halves of integers are exact, so the bits have to agree.
                symmetric.set(i, j, (a.doubleValue(i, j) + a.doubleValue(j, i)) / 2);
            }
        }
        assertThat(backend().symmetricEigen(a).values())
                .containsExactly(backend().symmetricEigen(symmetric).values());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 20, 65, 120})
    @DisplayName("8. The Cholesky factor is lower triangular with a positive diagonal, and L·Lᵀ = A to rounding")
    void choleskyReproduces(int n) {
        R064Store a = positiveDefinite(n);
        R064Store l = backend().cholesky(a);
        for (int j = 0; j < n; j++) {
            assertThat(l.doubleValue(j, j)).isPositive();
            for (int i = 0; i < j; i++) {
                assertThat(l.doubleValue(i, j)).isZero();
            }
        }
        assertThat(difference(product(l, false, l, true), a))
                .as("largest error of L·Lᵀ")
                .isLessThanOrEqualTo(Tolerances.rounding(n, 1, largest(a)));
    }

    @Test
    @DisplayName("9. Cholesky refuses a matrix that is indefinite, or singular up to rounding, and names the pivot")
    void choleskyRefusesWhatIsNotPositiveDefinite() {
        R064Store indefinite = R064Store.FACTORY.makeEye(4, 4);
        indefinite.set(2, 2, -1);
        R064Store q = RandomMatrices.gaussian(30, 3, 9);
        R064Store singular = product(q, false, q, true);
        LinearAlgebraBackend backend = backend();
        assertThatThrownBy(() -> backend.cholesky(indefinite))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("pivot 2");
        assertThatThrownBy(() -> backend.cholesky(singular))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("pivot 3");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    @DisplayName(
            "10. A decomposition of a matrix with an entry that is not finite throws an ArithmeticException that names"
                    + " the entry")
    void nonFiniteInputIsRefused(double bad) {
        R064Store a = positiveDefinite(6);
        a.set(4, 4, bad);
        LinearAlgebraBackend backend = backend();
        assertTimeoutPreemptively(TIME_LIMIT, () -> {
            assertThatThrownBy(() -> backend.symmetricEigen(a))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("row 4, column 4");
            assertThatThrownBy(() -> backend.cholesky(a))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("row 4, column 4");
        });
    }

    @Test
    @DisplayName("11. The same input gives the same bits, from one thread and from four threads at the same time")
    void bitsDoNotDependOnCallers() throws Exception {
        LinearAlgebraBackend backend = backend();
        R064Store a = positiveDefinite(110);
        double[] alone = everything(backend, a);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<double[]>> running = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                running.add(pool.submit(() -> everything(backend, a)));
            }
            for (Future<double[]> each : running) {
                assertThat(Arrays.equals(each.get(), alone)).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 7", "40, 3", "200, 40"})
    @DisplayName("13. The factor R of A = QR is upper triangular, and RᵀR = AᵀA to rounding")
    void triangularFactorReproduces(int n, int k) {
        R064Store a = RandomMatrices.gaussian(n, k, n + k);
        R064Store r = backend().triangularFactor(a);
        for (int j = 0; j < k; j++) {
            for (int i = j + 1; i < k; i++) {
                assertThat(r.doubleValue(i, j)).isZero();
            }
        }
        R064Store moments = product(a, true, a, false);
        assertThat(difference(product(r, true, r, false), moments))
                .as("largest error of RᵀR")
                .isLessThanOrEqualTo(Tolerances.rounding(n * k, 1, largest(moments)));
    }

    @ParameterizedTest(name = "{0}×{1} with columns that shrink by {2}")
    @CsvSource({
        "1,1,1",
        "1,5,1",
        "7,7,1",
        "40,3,1",
        "40,3,0",
        "400,20,1",
        "400,20,0.1",
        "400,40,1e-4",
        "20,300,0.5",
        "60,50,1",
        "900,70,1"
    })
    @DisplayName(
            "17. A thin singular value decomposition has orthonormal vectors and descending values, and reproduces the"
                    + " matrix to rounding")
    void singularValuesReproduce(int m, int n, double shrink) {
        R064Store a = shrinking(m, n, shrink);
        ThinSvd svd = backend().thinSvd(a);
        int r = Math.min(m, n);
        double[] values = svd.values();
        for (int i = 0; i < r; i++) {
            assertThat(values[i]).isBetween(0.0, i == 0 ? Double.MAX_VALUE : values[i - 1]);
        }
        requireOrthonormal(svd.left());
        requireOrthonormal(svd.right());
        R064Store scaled = svd.left().copy();
        for (int i = 0; i < scaled.data.length; i++) {
            scaled.data[i] *= values[i / m];
        }
        assertThat(difference(product(scaled, false, svd.right(), true), a))
                .as("largest error of U·diag(σ)·Vᵀ")
                .isLessThanOrEqualTo(Tolerances.rounding(Math.max(m, n), 1, values[0]));
        double[] alone = backend().singularValues(a);
        assertThat(alone).hasSize(r);
        for (int i = 0; i < r; i++) {
            assertThat(Math.abs(alone[i] - values[i]))
                    .as("difference of the values without vectors")
                    .isLessThanOrEqualTo(Tolerances.rounding(Math.max(m, n), 1, values[0]));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1000, -900, 900, 1000})
    @DisplayName("18. Singular values and orthonormal bases of tiny and huge matrices are those of ordinary ones")
    void extremeMatricesAreScaled(int exponent) {
        R064Store a = RandomMatrices.gaussian(400, 20, 5);
        R064Store scaled = a.copy();
        Arrays.setAll(scaled.data, i -> Math.scalb(a.data[i], exponent));
        double[] expected = backend().thinSvd(a).values();
        double[] values = backend().thinSvd(scaled).values();
        double[] alone = backend().singularValues(scaled);
        for (int i = 0; i < expected.length; i++) {
            double error = Tolerances.rounding(400, 1, expected[0]);
            assertThat(Math.abs(Math.scalb(values[i], -exponent) - expected[i])).isLessThanOrEqualTo(error);
            assertThat(Math.abs(Math.scalb(alone[i], -exponent) - expected[i])).isLessThanOrEqualTo(error);
        }
        assertThat(difference(backend().orthonormalBasis(scaled), backend().orthonormalBasis(a)))
                .as("largest difference of the bases")
                .isLessThanOrEqualTo(Tolerances.rounding(400, 1, 1));
    }

    @ParameterizedTest(name = "{0}×{1} with columns that shrink by {2}")
    @CsvSource({"1,1,1", "7,7,1", "40,3,1", "400,20,1", "400,20,1e-8", "900,70,1", "900,5,1e-60", "5000,50,1"})
    @DisplayName("19. An orthonormal basis is orthogonal to 1e-14 a column, QᵀA is upper triangular with a positive"
            + " diagonal, and Q·QᵀA = A")
    void orthonormalBasesReproduce(int m, int n, double shrink) {
        R064Store a = shrinking(m, n, shrink);
        R064Store q = backend().orthonormalBasis(a);
        assertThat(difference(product(q, true, q, false), R064Store.FACTORY.makeEye(n, n)))
                .as("largest error of QᵀQ")
                .isLessThanOrEqualTo(1e-14);
        R064Store r = product(q, true, a, false);
        R064Store back = product(q, false, r, false);
        for (int j = 0; j < n; j++) {
            double size = largest(r, j);
            assertThat(r.doubleValue(j, j)).isPositive();
            for (int i = j + 1; i < n; i++) {
                assertThat(Math.abs(r.doubleValue(i, j))).isLessThanOrEqualTo(Tolerances.rounding(m, 1, size));
            }
            for (int i = 0; i < m; i++) {
                assertThat(Math.abs(back.doubleValue(i, j) - a.doubleValue(i, j)))
                        .isLessThanOrEqualTo(Tolerances.rounding(m, 1, size));
            }
        }
    }

    @Test
    @DisplayName("20. Rows of very different size keep their digits in an orthonormal basis")
    void basesKeepTheDigitsOfSmallRows() {
        R064Store a = RandomMatrices.gaussian(400, 20, 6);
        R064Store graded = a.copy();
        int kept = 100;
        for (int j = 0; j < 20; j++) {
            for (int i = kept; i < 400; i++) {
                graded.set(i, j, a.doubleValue(i, j) * 1e-60);
            }
        }
        // The first rows alone determine R, so that the others are rows of A·R⁻¹.
        R064Store top = R064Store.FACTORY.copy(a.limits(kept, 20));
        R064Store r = product(backend().orthonormalBasis(top), true, top, false);
        R064Store q = backend().orthonormalBasis(graded);
        R064Store back = product(q, false, r, false);
        for (int j = 0; j < 20; j++) {
            for (int i = 0; i < 400; i++) {
                // The condition number of the first rows is about 3, and sums have 20 terms.
                assertThat(Math.abs(back.doubleValue(i, j) - graded.doubleValue(i, j)))
                        .isLessThanOrEqualTo(Tolerances.rounding(kept, 1, i < kept ? 10 : 10e-60));
            }
        }
    }

    @Test
    @DisplayName("21. An orthonormal basis of dependent columns, of more columns than rows, or of entries that are not"
            + " finite is refused")
    void basesOfDependentColumnsAreRefused() {
        LinearAlgebraBackend backend = backend();
        R064Store a = RandomMatrices.gaussian(400, 20, 7);
        for (int i = 0; i < 400; i++) {
            a.set(i, 12, a.doubleValue(i, 3) - 2 * a.doubleValue(i, 8));
        }
        assertThatThrownBy(() -> backend.orthonormalBasis(a))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("column 12");
        assertThatThrownBy(() -> backend.orthonormalBasis(R064Store.FACTORY.make(2, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2×3");
        a.set(5, 7, Double.NaN);
        for (Executable call : List.<Executable>of(
                () -> backend.orthonormalBasis(a), () -> backend.thinSvd(a), () -> backend.singularValues(a))) {
            assertThatThrownBy(call).isInstanceOf(ArithmeticException.class).hasMessageContaining("row 5, column 7");
        }
    }

    private void requireOrthonormal(R064Store q) {
        int r = q.getColDim();
        assertThat(difference(product(q, true, q, false), R064Store.FACTORY.makeEye(r, r)))
                .as("largest error of QᵀQ")
                .isLessThanOrEqualTo(Tolerances.rounding(q.getRowDim(), 1, 1));
    }

    private static double[] everything(LinearAlgebraBackend backend, R064Store a) {
        int n = a.getRowDim();
        R064Store product = R064Store.FACTORY.make(n, n);
        backend.multiply(a, true, a, false, product);
        SymmetricEigen eigen = backend.symmetricEigen(a);
        double[] result = Arrays.copyOf(product.data, 3 * n * n + n);
        System.arraycopy(eigen.vectors().data, 0, result, n * n, n * n);
        System.arraycopy(backend.cholesky(a).data, 0, result, 2 * n * n, n * n);
        System.arraycopy(eigen.values(), 0, result, 3 * n * n, n);
        return result;
    }

    private void checkEigen(R064Store a, SymmetricEigen eigen) {
        int n = a.getRowDim();
        R064Store v = eigen.vectors();
        assertThat(eigen.values()).hasSize(n).isSorted();
        assertThat(difference(plainProduct(R064Store.FACTORY.transpose(v), v), R064Store.FACTORY.makeEye(n, n)))
                .as("largest error of VᵀV")
                .isLessThanOrEqualTo(Tolerances.rounding(n, 1, 1));
        R064Store scaled = v.copy();
        for (int i = 0; i < scaled.data.length; i++) {
            scaled.data[i] *= eigen.values()[i / n];
        }
        double norm = Math.max(Math.abs(eigen.values()[0]), Math.abs(eigen.values()[n - 1]));
        assertThat(difference(plainProduct(a, v), scaled))
                .as("largest error of A·V = V·Λ")
                .isLessThanOrEqualTo(Tolerances.rounding(n, 1, norm));
    }
}
