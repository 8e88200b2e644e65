package org.repdyn.core.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.matrix.store.RawStore;

@DisplayName("Unit rows")
class UnitRowsTest {

    private static R064Store matrix(double[]... rows) {
        return R064Store.FACTORY.copy(RawStore.wrap(rows));
    }

    @ParameterizedTest(name = "of size {0}")
    @ValueSource(doubles = {1, 0x1p-1000, 0x1p+1000})
    @DisplayName("do not depend on the size of the rows")
    void anySize(double size) {
        R064Store unit = UnitRows.of(matrix(new double[] {3 * size, 4 * size}, new double[] {-size, 0}));
        assertThat(unit.toRawCopy2D()).isDeepEqualTo(new double[][] {{0.6, 0.8}, {-1, 0}});
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0, row 1 (counted from 0) is zero",
        "NaN, row 1 (counted from 0) is not finite",
        "Infinity, row 1 (counted from 0) is not finite"
    })
    @DisplayName("are refused for a row without a direction, which the message names")
    void noDirection(double entry, String message) {
        R064Store rows = matrix(new double[] {1, 2}, new double[] {0, entry});
        assertThatThrownBy(() -> UnitRows.of(rows))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("has no direction");
    }

    @Test
    @DisplayName("pull gradients back to the plane that is orthogonal to the row, divided by its length")
    void pullBack() {
        UnitRows unit = new UnitRows();
        assertThat(unit.normalise(matrix(new double[] {3, 4}))).isEqualTo(-1);
        R064Store gradient = matrix(new double[] {5, 0});
        unit.pullBack(gradient);
        // A handful of roundings of numbers below 1, half an ulp (1.1e-16) each.
        assertThat(gradient.toRawCopy2D()[0]).containsExactly(new double[] {0.64, -0.48}, within(1e-15));
    }
}
