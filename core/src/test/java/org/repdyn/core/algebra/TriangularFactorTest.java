package org.repdyn.core.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;

@DisplayName("The triangular factor")
class TriangularFactorTest {

    private final LinearAlgebra algebra = LinearAlgebra.ojAlgo();

    @ParameterizedTest(name = "{0}×{1} with columns that shrink by {2}")
    @CsvSource({"1, 1, 1", "4, 2, 1", "50, 5, 1", "50, 5, 1e-4", "30, 15, 0.1", "40, 3, 0", "90, 40, 0.5", "100, 33, 1"
    })
    @DisplayName("has the singular values of the matrix")
    void singularValues(int n, int k, double shrink) {
        R064Store a = R064Store.FACTORY.make(n, k);
        var random = new Seed(n * 100 + k).generator();
        for (int i = 0; i < a.data.length; i++) {
            a.data[i] = (random.nextDouble() - 0.5) * Math.pow(shrink, Math.floorDiv(i, n));
        }
        double[] expected = algebra.thinSvd(a).values();
        double[] actual = algebra.thinSvd(algebra.triangularFactor(a)).values();
        // Both decompositions are backward stable, with errors of about n·ε of the largest value.
        assertThat(actual).hasSize(k);
        for (int i = 0; i < k; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(n * 0x1p-52 * expected[0]));
        }
    }
}
