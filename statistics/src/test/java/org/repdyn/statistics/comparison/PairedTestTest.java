package org.repdyn.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.statistics.Outcome;

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
    @EnumSource(WilcoxonSignedRank.Zeros.class)
    @DisplayName(
            "The signed-rank test of accuracies is that of percentages, although rounding makes equal differences differ")
    void unit(WilcoxonSignedRank.Zeros zeros) {
        double[] first = {91, 94, 90, 88, 97, 93, 92, 86, 84, 85, 30};
        double[] second = {90, 93, 89, 87, 96, 92, 91, 85, 85, 86, 30};
        double[] firstShares =
                Arrays.stream(first).map(percent -> percent / 100).toArray();
        double[] secondShares =
                Arrays.stream(second).map(percent -> percent / 100).toArray();
        // A mean over settings of which rounding alone changes the value.
        firstShares[10] = 0.1 + 0.2;
        secondShares[10] = 0.3;
        WilcoxonSignedRank percentages =
                WilcoxonSignedRank.of(first, second, zeros).orElseThrow();
        assertThat(percentages.zeros()).isEqualTo(1);
        assertThat(WilcoxonSignedRank.of(firstShares, secondShares, zeros)).isEqualTo(Outcome.of(percentages));
        // Ten signs, of which two are negative: twice the probability of two or fewer, (1 + 10 + 45)/1024.
        assertThat(percentages.pValue()).isCloseTo(112.0 / 1024, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    @DisplayName(
            "n seeds have one difference other than zero with at most the least p-value, for outcomes of all laws on 0, 1, 2")
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
        assertThat(PairedTest.leastPValue(seeds, 1)).isCloseTo(largest, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "3, 2", "3, 3", "4, 9", "5, 18"})
    @DisplayName(
            "The least p-value of a mean of K differences is the largest over a to a twentieth, for few seeds and many")
    void leastPValueOfMeans(int seeds, int combinations) {
        double largest = 0;
        for (int i = 1; i <= 1_000; i++) {
            double a = 0.25 * i / 1_000;
            double alike = 0;
            // The sum over the number of differences that are not zero, each with one of two signs.
            double binomial = 1;
            for (int j = 1; j <= combinations; j++) {
                binomial *= (double) (combinations - j + 1) / j;
                alike += binomial
                        * Math.pow(2 * Math.pow(a, seeds), j)
                        * Math.pow(1 - 2 * a, (double) seeds * (combinations - j));
            }
            largest = Math.max(largest, alike);
        }
        // The grid of a misses the maximum by 1e-5 of it at most.
        assertThat(PairedTest.leastPValue(seeds, combinations)).isBetween(0.95 * largest, 1.0001 * largest);
    }
}
