package org.repdyn.core.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Signs without a branch")
final class SignsTest {

    @ParameterizedTest
    @DisplayName("are those of Math.signum, for the smallest and the largest numbers too")
    @ValueSource(
            doubles = {
                0,
                -0.0,
                Double.MIN_VALUE,
                -Double.MIN_VALUE,
                1e-300,
                -1,
                0.5,
                Double.MAX_VALUE,
                Double.NEGATIVE_INFINITY,
                Double.NaN
            })
    void ofAnyNumber(double x) {
        assertThat(Signs.sign(x)).isEqualTo(Double.valueOf(Math.signum(x)));
        assertThat(Signs.positive(x)).isEqualTo(Double.valueOf(Double.isNaN(x) ? x : x > 0 ? 1 : 0));
    }
}
