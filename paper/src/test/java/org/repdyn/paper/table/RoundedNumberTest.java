package org.repdyn.paper.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.SeedMean;

@DisplayName("Numbers for readers")
class RoundedNumberTest {

    @ParameterizedTest(name = "{0} ± {1}")
    @CsvSource({
        "0.81234, 0.0213, 0.812, 0.021, 0",
        "0.81234, 0.0351, 0.81, 0.04, 0",
        "0.81234, 0.0963, 0.81, 0.10, 0",
        "1.5, 0.2964, 1.5, 0.3, 0",
        "1.5, 0.2937, 1.50, 0.29, 0",
        "12345, 1234, 12300, 1200, 0",
        "0.00012, 0.5, 0.0, 0.5, 0",
        "-0.0001, 0.5, 0.0, 0.5, 0",
        "1.2345e-7, 3.2e-9, 1.23, 0.03, -7",
        "1.2345e-7, 1.2e-6, 0.1, 1.2, -6",
        "-9.87e9, 1.1e8, -9.87, 0.11, 9",
        "99999.7, 0.6, 99999.7, 0.6, 0"
    })
    @DisplayName("are rounded to their uncertainty")
    void uncertain(double value, double half, String digits, String uncertainty, int exponent) {
        SeedMean mean = new SeedMean(
                5,
                value,
                Optional.of(new SeedMean.Interval(value - half, value + half, 0.95, "student")),
                Optional.empty());
        assertThat(RoundedNumber.of(mean, Column.Format.NUMBER))
                .isEqualTo(new RoundedNumber(digits, Optional.of(uncertainty), exponent));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource({
        "0, NUMBER, 0, 0",
        "1200, NUMBER, 1200, 0",
        "0.123456, NUMBER, 0.1235, 0",
        "99999, NUMBER, 1, 5",
        "2e-4, NUMBER, 2, -4",
        "0.98765, FRACTION, 0.988, 0",
        "1, FRACTION, 1.000, 0",
        "-0.0001, FRACTION, 0.000, 0",
        "7.125, DIMENSIONS, 7.12, 0"
    })
    @DisplayName("have the digits of their column if there is no uncertainty")
    void certain(double value, Column.Format format, String digits, int exponent) {
        assertThat(RoundedNumber.of(new SeedMean(1, value, Optional.empty(), Optional.of("one seed")), format))
                .isEqualTo(new RoundedNumber(digits, Optional.empty(), exponent));
    }
}
