package org.repdyn.core.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.testsupport.Tolerances;

class TimeGridTest {

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1, 1e300, 1e308, Double.MAX_VALUE})
    void linearGridsAreEvenForEveryEnd(double end) {
        TimeGrid grid = TimeGrid.linear(end, 10);

        for (int i = 0; i <= 10; i++) {
            // Roundings of a product and two quotients, half an ulp of numbers up to 1 each.
            assertThat(grid.get(i) / end).isCloseTo(i / 10.0, within(2 * Tolerances.EPSILON));
        }
        assertThat(grid.end()).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.MIN_VALUE, 1e-320, 1e-300, 1e-10, 1e10})
    void logarithmicGridsHaveAConstantRatioForEveryFirstTime(double first) {
        for (double end : new double[] {1e12, 1e300, Double.MAX_VALUE}) {
            TimeGrid grid = TimeGrid.logarithmic(first, end, 9);

            double step = (Math.log(end) - Math.log(first)) / 8;
            for (int i = 1; i <= 9; i++) {
                // Some roundings of logarithms, which are up to 745.
                assertThat(Math.log(grid.get(i)))
                        .isCloseTo(Math.log(first) + (i - 1) * step, within(10 * Math.ulp(745.0)));
            }
            assertThat(grid.end()).isEqualTo(end);
        }
    }

    static Stream<Runnable> impossible() {
        return Stream.of(
                () -> TimeGrid.linear(Double.MIN_VALUE, 2),
                () -> TimeGrid.logarithmic(1, Math.nextUp(1.0), 3),
                () -> TimeGrid.of(0, 1, 1),
                () -> TimeGrid.of(0, Double.NaN),
                () -> TimeGrid.of(0, Double.POSITIVE_INFINITY));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void timesThatDoNotAscendAreRefused(Runnable grid) {
        assertThatThrownBy(grid::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the times of a grid must be finite and ascend");
    }

    @Test
    void gridsStartAtZero() {
        assertThatThrownBy(() -> TimeGrid.of(1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a time grid starts at 0, got the first time 1");
        assertThatThrownBy(TimeGrid::of)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a time grid starts at 0, got no times");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, 10_000_001, 0, -1, Integer.MIN_VALUE})
    void numbersOfIntervalsThatNoRunCanHaveAreRefused(int intervals) {
        assertThatThrownBy(() -> TimeGrid.linear(1, intervals))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a time grid needs a finite end > 0 and 1 to 10000000 intervals, got 1 and " + intervals);
        assertThatThrownBy(() -> TimeGrid.logarithmic(0.5, 1, intervals)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void gridsOfTheSameTimesAreEqual() {
        assertThat(TimeGrid.linear(2, 2))
                .isEqualTo(TimeGrid.of(0, 1, 2))
                .hasSameHashCodeAs(TimeGrid.of(0, 1, 2))
                .isNotEqualTo(TimeGrid.of(0, 2))
                .hasToString("3 times to t = 2");
    }
}
