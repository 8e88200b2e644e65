package org.repdyn.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
