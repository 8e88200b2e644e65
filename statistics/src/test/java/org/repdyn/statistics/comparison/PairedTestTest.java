package org.repdyn.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairedTestTest {

    @ParameterizedTest
    @CsvSource({
        "0, 1, STUDENT",
        "2, 1, STUDENT",
        "8, 1, STUDENT",
        "9, 1, WILCOXON",
        "10, 3, STUDENT",
        "11, 3, WILCOXON",
        "11, 10, STUDENT",
        "12, 10, WILCOXON"
    })
    @DisplayName("The signed-rank test is chosen if 2/2ⁿ for each of m tests is at most 0.005")
    void rule(int seeds, int tests, PairedTest expected) {
        assertThat(PairedTest.of(seeds, tests)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    @DisplayName("n seeds have one difference other than zero with at most the least p-value, for outcomes of all laws on 0, 1, 2")
    void leastPValue(int seeds) {
        double largest = 0;
        int parts = 20;
        for (int i = 0; i <= parts; i++) {
            for (int j = 0; i + j <= parts; j++) {
                double p = (double) i / parts;
                double q = (double) j / parts;
                double rest = 1 - p - q;
                double byOne = p * q + q * rest;
                largest = Math.max(largest, 2 * Math.pow(byOne, seeds));
            }
        }
        // It is reached at even odds of two outcomes.
        assertThat(PairedTest.leastPValue(seeds)).isCloseTo(largest, within(1e-15));
    }
}
