package org.repdyn.openblas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.FixedMatrix;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackend;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.algebra.OjAlgoBackendProvider;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@Tag("slow")
class OpenBlasBackendTest {

    private final LinearAlgebraBackend ojAlgo = new OjAlgoBackendProvider().start();
    private final LinearAlgebraBackend openBlas;

    OpenBlasBackendTest() throws Exception {
        openBlas = new OpenBlasBackendProvider().start();
    }

    @Test
    void serviceUsesOpenBlasBeforeOjAlgo() {
        LinearAlgebra algebra = LinearAlgebra.of(ServiceLoader.load(LinearAlgebraBackendProvider.class));
        assertThat(algebra.notices()).isEmpty();
        assertThat(algebra.backends()).hasSize(2);
        assertThat(algebra.backends().get(0)).matches("openblas \\d+\\.\\d+\\.\\d+ \\(\\w+, 1 thread\\)");
        assertThat(algebra.backends().get(1)).startsWith("ojalgo ");
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "127, 2", "130, 5", "300, 40", "700, 1500"})
    void squaredRowProductsAreThoseOfAllPairs(int n, int k) {
        // 1,500 columns leave room for one block of 128 rows, fewer for several.
        R064Store a = RandomMatrices.gaussian(n, k, n);
        R064Store pairs = R064Store.FACTORY.make(n, n);
        openBlas.multiply(a, false, a, true, pairs);
        double expected = 0;
        double all = 0;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                double square = pairs.doubleValue(i, j) * pairs.doubleValue(i, j);
                all += square;
                expected += i == j ? 0 : square;
            }
        }
        assertThat(openBlas.squaredRowProducts(a)).isCloseTo(expected, within(Tolerances.rounding(n, 1, all)));
        assertThat(ojAlgo.squaredRowProducts(a)).isCloseTo(expected, within(Tolerances.rounding(n, 1, all)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64, 150})
    void agreesWithOjAlgo(int n) {
        R064Store a = RandomMatrices.gaussian(n, n, n);
        R064Store product = R064Store.FACTORY.make(n, n);
        R064Store expected = R064Store.FACTORY.make(n, n);
        openBlas.multiply(a, false, a, true, product);
        ojAlgo.multiply(a, false, a, true, expected);
        double scale = largest(expected);
        assertThat(product.data).containsExactly(expected.data, within(Tolerances.rounding(n, 1, scale)));
        assertThat(openBlas.symmetricEigen(expected).values())
                .containsExactly(
                        ojAlgo.symmetricEigen(expected).values(), within(Tolerances.rounding(n, 1, n * scale)));
        for (int i = 0; i < n; i++) {
            expected.add(i, i, scale);
        }
        assertThat(openBlas.cholesky(expected).data)
                .containsExactly(ojAlgo.cholesky(expected).data, within(Tolerances.rounding(n, n, scale)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1000, -900, 900, 1000})
    void decomposesTinyAndHugeMatrices(int exponent) {
        R064Store a = RandomMatrices.symmetric(64, 5);
        R064Store scaled = a.copy();
        Arrays.setAll(scaled.data, i -> Math.scalb(a.data[i], exponent));
        double[] values = openBlas.symmetricEigen(scaled).values();
        Arrays.setAll(values, i -> Math.scalb(values[i], -exponent));
        assertThat(values).containsExactly(openBlas.symmetricEigen(a).values(), within(Tolerances.rounding(64, 1, 64)));
        for (int i = 0; i < 64; i++) {
            a.add(i, i, 100.0);
        }
        Arrays.setAll(scaled.data, i -> Math.scalb(a.data[i], exponent));
        double[] factor = openBlas.cholesky(scaled).data;
        Arrays.setAll(factor, i -> Math.scalb(factor[i], -exponent / 2));
        assertThat(factor).containsExactly(openBlas.cholesky(a).data, within(Tolerances.rounding(64, 64, 100)));
    }

    @Test
    void serviceKeepsCopiesOfLargeFixedMatricesForFewColumns() {
        LinearAlgebra algebra = LinearAlgebra.of(ServiceLoader.load(LinearAlgebraBackendProvider.class));
        R064Store a = RandomMatrices.gaussian(500, 450, 1);
        for (int columns : new int[] {1, 20, 64}) {
            R064Store right = RandomMatrices.gaussian(450, columns, 2);
            assertThat(algebra.fixed(a).multiply(right).data)
                    .containsExactly(algebra.multiply(a, right).data, within(Tolerances.rounding(450, 1, 1)));
        }
        // A change after the copy is not seen, which shows that there is one.
        FixedMatrix fixed = algebra.fixed(a);
        R064Store right = RandomMatrices.gaussian(450, 3, 3);
        R064Store before = fixed.multiply(right);
        Arrays.fill(a.data, 0);
        assertThat(fixed.multiply(right).data).containsExactly(before.data);
    }

    @Test
    void refusesMatricesThatLapackCannotAddress() {
        OpenBlasBackend.requireEigenSize(32_766);
        assertThatThrownBy(() -> OpenBlasBackend.requireEigenSize(40_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("up to 32766×32766, got 40000×40000");
    }

    private static double largest(R064Store matrix) {
        double result = 0;
        for (double value : matrix.data) {
            result = Math.max(result, Math.abs(value));
        }
        return result;
    }
}
