package org.repdyn.testkit;

import static org.repdyn.testkit.BackendMatrices.difference;
import static org.repdyn.testkit.BackendMatrices.integers;
import static org.repdyn.testkit.BackendMatrices.largest;
import static org.repdyn.testkit.BackendMatrices.plainProduct;
import static org.repdyn.testkit.law.Laws.assertThat;
import static org.repdyn.testkit.law.Laws.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.BackendUnavailableException;
import org.repdyn.core.algebra.LinearAlgebraBackend;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider.Operation;
import org.repdyn.core.algebra.Operands;
import org.repdyn.core.algebra.Workers;
import org.repdyn.testkit.law.LawReports;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

/**
 * The laws of a backend's provider and of its products, Gram matrices and kept matrices. Extend {@link LinearAlgebraBackendContract}, which adds the decompositions.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(LawReports.class)
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
public abstract class BackendProductContract {

    /** Subject of this run, from the static method {@code subjects} of the test class. */
    @Parameter
    Subject<LinearAlgebraBackendProvider> subject;

    final LinearAlgebraBackendProvider provider() {
        return subject.provider();
    }

    final LinearAlgebraBackend backend() {
        try {
            return provider().start();
        } catch (BackendUnavailableException e) {
            throw new AssertionError(
                    "the backend must be able to start on this machine to be tested: " + e.getMessage(), e);
        }
    }

    @BeforeEach
    void backendStarts() {
        assertThat(backend()).isNotNull();
    }

    @Test
    @DisplayName("1. The provider has a lower-case name, a one-line summary and crossovers that are not negative")
    void providerDescribesItself() {
        assertThat(provider().name()).matches("[a-z][a-z0-9-]*");
        assertThat(provider().summary()).isNotBlank().doesNotContain("\n");
        for (Operation operation : Operation.values()) {
            assertThat(provider().crossover(operation)).as(operation.name()).isNotNegative();
        }
        assertThat(backend().describe()).startsWith(provider().name() + " ").doesNotContain("\n");
    }

    @ParameterizedTest(name = "{0}×{1} times {1}×{2}")
    @CsvSource({
        "1,1,1",
        "3,2,4",
        "5,7,3",
        "9,1,9",
        "64,65,66",
        "300,140,5",
        "3,140,300",
        "130,257,131",
        "9000,5,4",
        "5,9000,4",
        "3,300,9000",
        "1100,64,200",
        "64,2500,65"
    })
    @DisplayName("2. A product of integers is exact, for each choice of transposes")
    void integerProductsAreExact(int rows, int inner, int columns) {
        R064Store a = integers(rows, inner, 1);
        R064Store b = integers(inner, columns, 2);
        R064Store expected = plainProduct(a, b);
        for (boolean transposeA : List.of(false, true)) {
            for (boolean transposeB : List.of(false, true)) {
                R064Store left = transposeA ? R064Store.FACTORY.transpose(a) : a;
                R064Store right = transposeB ? R064Store.FACTORY.transpose(b) : b;
                assertThat(difference(product(left, transposeA, right, transposeB), expected))
                        .as("transposes %s, %s: largest error", transposeA, transposeB)
                        .isZero();
            }
        }
    }

    @Test
    @DisplayName("3. A product accepts any matrix type, overwrites its result and does not modify its factors")
    void productTouchesItsResultOnly() {
        R064Store a = integers(6, 4, 3);
        R064Store b = integers(6, 5, 4);
        double[] before = a.data.clone();
        assertThat(difference(product(a.transpose(), false, b, false), plainProduct(R064Store.FACTORY.transpose(a), b)))
                .isZero();
        assertThat(a.data).containsExactly(before);
    }

    @ParameterizedTest(name = "{0}×{1} times {1}×{2}")
    @CsvSource({"2100,64,700", "64,4200,100"})
    @DisplayName("12. A large product has the same bits on one thread and on three")
    void bitsDoNotDependOnThreads(int rows, int inner, int columns) {
        R064Store a = RandomMatrices.gaussian(rows, inner, 1);
        R064Store b = RandomMatrices.gaussian(inner, columns, 2);
        R064Store alone = R064Store.FACTORY.make(rows, columns);
        R064Store shared = R064Store.FACTORY.make(rows, columns);
        backend().multiply(a, false, b, false, alone);
        backend().multiply(a, false, b, false, shared, Workers.of(3));
        assertThat(Arrays.equals(alone.data, shared.data)).isTrue();
    }

    @ParameterizedTest(name = "{0}×{1}")
    @CsvSource({
        "1,1", "1,7", "7,1", "3,2", "23,23", "24,1300", "64,65", "300,5", "5,300", "130,257", "2500,64", "1100,40",
        "40,1100", "2600,16"
    })
    @DisplayName("14. Gram matrices of integers are exact, for columns and for rows")
    void integerGramMatricesAreExact(int rows, int columns) {
        R064Store a = integers(rows, columns, 3);
        for (boolean ofColumns : List.of(false, true)) {
            assertThat(difference(gram(a, ofColumns), product(a, ofColumns, a, !ofColumns)))
                    .as("of columns %s: largest error", ofColumns)
                    .isZero();
        }
    }

    @ParameterizedTest(name = "{0}×{1}")
    @CsvSource({"5,3", "40,30", "200,129", "3000,64", "30,700"})
    @DisplayName(
            "15. A Gram matrix is exactly symmetric, agrees with the product to rounding, and has the same bits on one"
                    + " thread and on three")
    void gramMatricesAreSymmetric(int rows, int columns) {
        R064Store a = RandomMatrices.gaussian(rows, columns, 11);
        for (boolean ofColumns : List.of(false, true)) {
            R064Store gram = gram(a, ofColumns);
            int n = gram.getRowDim();
            assertThat(difference(gram, R064Store.FACTORY.transpose(gram)))
                    .as("largest difference from the transpose")
                    .isZero();
            R064Store product = product(a, ofColumns, a, !ofColumns);
            assertThat(difference(gram, product))
                    .as("largest error")
                    .isLessThanOrEqualTo(Tolerances.rounding(ofColumns ? rows : columns, 1, largest(product)));
            R064Store shared = R064Store.FACTORY.make(n, n);
            backend().gram(a, ofColumns, shared, Workers.of(3));
            assertThat(Arrays.equals(gram.data, shared.data)).isTrue();
        }
    }

    @Test
    @DisplayName(
            "16. Gram matrices of empty matrices are zero; other shapes, or the matrix as the result, are refused with"
                    + " IllegalArgumentException")
    void gramMatricesOfOddShapes() {
        assertThat(gram(R064Store.FACTORY.make(0, 3), true).data).containsExactly(new double[9]);
        assertThat(gram(R064Store.FACTORY.make(3, 0), false).data).containsExactly(new double[9]);
        assertThat(gram(R064Store.FACTORY.make(3, 0), true).data).hasSize(0);
        LinearAlgebraBackend backend = backend();
        R064Store a = integers(3, 2, 5);
        assertThatThrownBy(() -> backend.gram(a, true, R064Store.FACTORY.make(3, 3), Workers.caller()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2×2")
                .hasMessageContaining("3×3");
        R064Store square = integers(3, 3, 5);
        assertThatThrownBy(() -> backend.gram(square, true, square, Workers.caller()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0}×{1} times {2} columns")
    @CsvSource({
        "1,1,1",
        "7,3,1",
        "40,50,9",
        "300,2000,20",
        "2000,300,300",
        "700,530,7",
        "9000,20,16",
        "500,500,5",
        "200,200,3",
        "200,200,1",
        "60,400,31"
    })
    @DisplayName("22. Products with a fixed matrix of integers are exact, for each transpose; factors as the result and"
            + " other shapes are refused")
    void productsWithFixedMatricesAreExact(int rows, int columns, int right) {
        R064Store a = integers(rows, columns, 4);
        if (rows == columns) {
            // A backend may choose another way for symmetric matrices.
            Operands.copyUpperToLower(a);
        }
        backend().keep(a).ifPresent(kept -> {
            for (boolean transpose : List.of(false, true)) {
                R064Store b = integers(transpose ? rows : columns, right, 5);
                R064Store result = R064Store.FACTORY.make(transpose ? columns : rows, right);
                Arrays.fill(result.data, Double.NaN);
                kept.multiply(transpose, b, result);
                assertThat(difference(result, product(a, transpose, b, false)))
                        .as("transpose %s: largest error", transpose)
                        .isZero();
            }
            R064Store square = R064Store.FACTORY.make(rows, rows);
            assertThatThrownBy(() -> kept.multiply(false, R064Store.FACTORY.make(columns + 1, 2), square))
                    .isInstanceOf(IllegalArgumentException.class);
            R064Store same = R064Store.FACTORY.make(columns, columns);
            assertThatThrownBy(() -> kept.multiply(false, same, same)).isInstanceOf(IllegalArgumentException.class);
        });
    }

    private R064Store gram(R064Store a, boolean ofColumns) {
        int n = ofColumns ? a.getColDim() : a.getRowDim();
        R064Store result = R064Store.FACTORY.make(n, n);
        Arrays.fill(result.data, Double.NaN);
        backend().gram(a, ofColumns, result, Workers.caller());
        return result;
    }

    final R064Store product(MatrixStore<Double> a, boolean transposeA, MatrixStore<Double> b, boolean transposeB) {
        R064Store result = R064Store.FACTORY.make(
                transposeA ? a.getColDim() : a.getRowDim(), transposeB ? b.getRowDim() : b.getColDim());
        Arrays.fill(result.data, Double.NaN);
        backend().multiply(a, transposeA, b, transposeB, result);
        return result;
    }
}
