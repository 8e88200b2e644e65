package org.repdyn.manifolds.orthogonality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.function.aggregator.Aggregator;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;

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

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    @DisplayName("and the logarithm that needs it refuse entries that are not finite")
    @Timeout(20) // ojAlgo's iteration does not end over a NaN
    void notFinite(double entry) {
        R064Store a = matrix(0);
        a.set(1, 1, entry);
        assertThatThrownBy(() -> new SmallSvd(3).decompose(a))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("an entry that is not finite");
        Grassmann subspaces = new Grassmann(6, 3);
        R064Store x = subspaces.randomPoint(new Seed(1));
        R064Store y = subspaces.randomPoint(new Seed(2));
        y.set(0, 0, entry);
        assertThatThrownBy(() -> subspaces.log(x, y)).isInstanceOf(ArithmeticException.class);
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
