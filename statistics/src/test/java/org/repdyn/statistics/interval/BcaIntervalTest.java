package org.repdyn.statistics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.core.random.Seed;
import org.repdyn.statistics.distribution.StandardNormal;
import org.repdyn.statistics.distribution.StudentT;
import org.repdyn.statistics.internal.Samples;

@DisplayName("The BCa interval of a mean")
class BcaIntervalTest {

    private static final Bootstrap BOOTSTRAP = new Bootstrap(new Seed(1), 999);
    private static final double[] SKEWED = {1, 2, 2.5, 4, 11};

    private static ConfidenceInterval expanded(double[] values) {
        return BcaInterval.expanded(values, Samples::mean, 0.9, BOOTSTRAP)
                .orElseThrow()
                .interval();
    }

    @Test
    @DisplayName("is expanded to the level 2Φ(t·√(n/(n − 1))) − 1")
    void levelOfExpanded() {
        double z = new StudentT(4).quantile(0.95) * Math.sqrt(5 / 4.0);
        double level = 2 * StandardNormal.cumulative(z) - 1;
        ConfidenceInterval plain = BcaInterval.of(SKEWED, Samples::mean, level, BOOTSTRAP)
                .orElseThrow()
                .interval();

        ConfidenceInterval expanded = expanded(SKEWED);

        assertThat(expanded.level()).isEqualTo(0.9);
        // The level is 0.983, so that its rounding moves z by a part of 1e-14, and an end by as much of the range.
        assertThat(expanded.low()).isCloseTo(plain.low(), within(1e-12));
        assertThat(expanded.high()).isCloseTo(plain.high(), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {-600, -3, 0, 3, 600})
    @DisplayName("has the unit of the values, also where cubes of them overflow or vanish")
    void unit(int exponent) {
        ConfidenceInterval interval = expanded(SKEWED);

        ConfidenceInterval scaled =
                expanded(Arrays.stream(SKEWED).map(x -> Math.scalb(x, exponent)).toArray());

        // A power of two changes no rounding.
        assertThat(scaled.low()).isEqualTo(Math.scalb(interval.low(), exponent));
        assertThat(scaled.high()).isEqualTo(Math.scalb(interval.high(), exponent));
    }

    @Test
    @DisplayName("turns around with the sign of the values")
    void sign() {
        ConfidenceInterval interval = expanded(SKEWED);

        ConfidenceInterval negative =
                expanded(Arrays.stream(SKEWED).map(x -> -x).toArray());

        // Percentiles from below and from above are interpolated at positions that differ by rounding.
        assertThat(negative.low()).isCloseTo(-interval.high(), within(1e-11));
        assertThat(negative.high()).isCloseTo(-interval.low(), within(1e-11));
    }
}
