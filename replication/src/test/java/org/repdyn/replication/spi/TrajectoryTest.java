package org.repdyn.replication.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A trajectory")
class TrajectoryTest {

    private static final Trajectory LINE = Trajectory.of(new double[] {1, 2, 4}, new double[] {1, 2, 4});

    @Test
    @DisplayName("has ascending finite times, on which interpolation and quotients rely")
    void times() {
        for (double[] times : new double[][] {{0, 0}, {1, 0}, {0, Double.NaN}, {Double.NEGATIVE_INFINITY, 0}}) {
            assertThatThrownBy(() -> Trajectory.of(times, new double[2]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the times of a trajectory are finite and ascend, got ");
        }
    }

    @Test
    @DisplayName("has a value between its first and its last time, and none beyond")
    void interpolation() {
        assertThat(LINE.at(1)).isEqualTo(1);
        assertThat(LINE.at(3)).isCloseTo(3, within(1e-15));
        assertThat(LINE.at(4)).isEqualTo(4);
        for (double time : new double[] {0.5, 4.5, Double.NaN}) {
            assertThatThrownBy(() -> LINE.at(time))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the trajectory is known from t = 1 to 4, not at ");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-200, 1e200})
    @DisplayName("crosses a level where its values change sides, however small or large they are")
    void crossing(double size) {
        double[] times = {0, 1, 2};
        assertThat(Trajectory.of(times, new double[] {size, 2 * size, 3 * size}).crossing(0))
                .isEmpty();
        assertThat(Trajectory.of(times, new double[] {size, size, -size})
                        .crossing(0)
                        .orElseThrow())
                .isCloseTo(1.5, within(1e-15));
        assertThat(Trajectory.of(times, new double[] {size, Double.NaN, 2 * size})
                        .crossing(0))
                .isEmpty();
        assertThat(Trajectory.of(times, new double[] {-size, -size, 0}).crossing(0))
                .hasValue(2);
    }
}
