package org.repdyn.report.internal.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The common axis of panels")
class CommonAxisTest {

    private static List<Series> panel(double... values) {
        return List.of(new Series(
                "arm",
                0,
                Stream.iterate(0, i -> i < values.length, i -> i + 1)
                        .map(i -> new Series.Point(i, values[i]))
                        .toList()));
    }

    @Test
    @DisplayName("is that of all if none reaches much farther than the others")
    void shared() {
        CommonAxis axis = CommonAxis.of(List.of(panel(1, 30), panel(0.5, 20), panel(3, 90)));
        assertThat(axis.own()).containsExactly(false, false, false);
        assertThat(axis.common().low()).isEqualTo(0.5);
        assertThat(axis.common().high()).isEqualTo(90);
        assertThat(CommonAxis.of(List.of(panel(1, 1e200))).own()).containsExactly(false);
    }

    @Test
    @DisplayName("leaves out all that reach many decades farther, wherever they are in the order")
    void apart() {
        CommonAxis axis = CommonAxis.of(
                List.of(panel(1, 1e30), panel(1, 20), panel(2, 30), panel(1, 15), panel(1, 1e30), panel(1e-200, 1)));
        assertThat(axis.own()).containsExactly(true, false, false, false, true, true);
        assertThat(axis.common().high()).isEqualTo(30);
        assertThat(axis.common().low()).isEqualTo(1);
    }

    @Test
    @DisplayName("leaves out a panel that would look constant, if the others span many decades")
    void constantBesideMany() {
        CommonAxis axis = CommonAxis.of(List.of(panel(1, 1e20), panel(1, 3), panel(1, 1e22), panel(1, 1e6)));
        assertThat(axis.own()).containsExactly(false, true, false, false);
    }

    @Test
    @DisplayName("does not exist for two panels of which one would make the other constant")
    void two() {
        assertThat(CommonAxis.of(List.of(panel(1, 1e30), panel(1, 2))).own()).containsExactly(true, true);
    }

    @Test
    @DisplayName("is at least a decade long, with the values in its middle")
    void constant() {
        VerticalAxis axis = CommonAxis.ofPanel(panel(5, 5.01));
        assertThat(axis.high() / axis.low()).isCloseTo(10, within(1e-9)); // rounding of powers of ten
        assertThat(Math.sqrt(axis.high() * axis.low())).isCloseTo(Math.sqrt(5 * 5.01), within(1e-9));
    }
}
