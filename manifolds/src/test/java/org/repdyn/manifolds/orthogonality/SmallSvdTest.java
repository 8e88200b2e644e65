package org.repdyn.manifolds.orthogonality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.function.aggregator.Aggregator;
import org.ojalgo.matrix.store.R064Store;

@DisplayName("The decomposition of a small matrix")
class SmallSvdTest {

    private static final double[][] ROWS = {{2, -1, 0.5}, {0.25, 3, -2}, {1, 0, 1.5}};

    @ParameterizedTest
    @ValueSource(ints = {-1000, -540, -299, 0, 301, 1000})
    @DisplayName("is that of the matrix times any power of two")
    @Timeout(20) // ojAlgo's iteration does not end where squares of entries underflow
    void scales(int exponent) {
        SmallSvd plain = new SmallSvd(3);
        plain.decompose(matrix(0));
        SmallSvd scaled = new SmallSvd(3);
        scaled.decompose(matrix(exponent));
        for (int i = 0; i < 3; i++) {
            // Both are right to some units of rounding of the largest value, about 4.
            assertThat(Math.scalb(scaled.values[i], -exponent)).isCloseTo(plain.values[i], within(1e-14));
        }
        assertThat(scaled.u.subtract(plain.u).aggregateAll(Aggregator.LARGEST)).isLessThan(1e-14);
    }

    private static R064Store matrix(int exponent) {
        R064Store a = R064Store.FACTORY.make(3, 3);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                a.set(i, j, Math.scalb(ROWS[i][j], exponent));
            }
        }
        return a;
    }
}
