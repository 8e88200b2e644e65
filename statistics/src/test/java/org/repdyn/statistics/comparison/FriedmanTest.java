package org.repdyn.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.repdyn.statistics.distribution.StudentisedRange;
import org.repdyn.testsupport.Tolerances;

class FriedmanTest {

    @Test
    @DisplayName("If three datasets rank three arms alike, the p-value is (1/3!)²")
    void alike() {
        double[] row = {1, 2, 3};
        assertThat(Friedman.of(List.of(row, row, row), Better.HIGHER)
                        .orElseThrow()
                        .pValue())
                .isCloseTo(1.0 / 36, within(Tolerances.rounding(1, 1, 1.0 / 36)));
    }

    @ParameterizedTest
    @CsvSource({
        "123 123 132, 4.667, 0.194",
        "123 123 123 132 132, 7.6, 0.024",
        "123 123 123 123 132, 8.4, 0.0085",
        "123 123 123 123 123, 10, 0.00077",
        "1234 1234 1243 1324, 9.9, 0.0062",
        "1234 1234 1234 1243, 11.1, 0.00094"
    })
    @DisplayName("P-values for few datasets are those of the table of Friedman (1937)")
    void exact(String rows, double chiSquared, double pValue) {
        Friedman test = Friedman.of(
                        Arrays.stream(rows.split(" "))
                                .map(row -> row.chars().mapToDouble(c -> c).toArray())
                                .toList(),
                        Better.LOWER)
                .orElseThrow();
        // Half a unit of the last digit of the table.
        assertThat(test.chiSquared()).isCloseTo(chiSquared, within(5e-4));
        assertThat(test.pValue()).isCloseTo(pValue, within(pValue > 0.1 ? 5e-4 : 0.06 * pValue));
    }

    @Test
    @DisplayName("Means of the same values in another order are equal, although rounding makes them differ")
    void tiesUpToRounding() {
        double one = (0.1 + 0.2 + 0.3) / 3;
        double other = (0.3 + 0.2 + 0.1) / 3;
        assertThat(one).isNotEqualTo(other);
        double[] exact = {0.2, 0.2, 0.1};
        double[] rounded = {one, other, 0.1};
        assertThat(Friedman.of(List.of(rounded, rounded, exact), Better.HIGHER))
                .isEqualTo(Friedman.of(List.of(exact, exact, exact), Better.HIGHER));
        assertThat(Friedman.of(List.of(rounded, rounded, exact), Better.HIGHER)
                        .orElseThrow()
                        .averageRanks())
                .containsExactly(1.5, 1.5, 3.0);
        // Small values beside a large one are not equal to each other.
        assertThat(Friedman.of(List.of(new double[] {1e-20, 2e-20, 1}, new double[] {1e-20, 2e-20, 1}), Better.LOWER)
                        .orElseThrow()
                        .averageRanks())
                .containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    @DisplayName("Equal values have the p-value of the orders of their ranks: 1/3 for two datasets with the same single"
            + " winner")
    void ties() {
        double[] row = {2, 1, 1};
        assertThat(Friedman.of(List.of(row, row), Better.HIGHER).orElseThrow().pValue())
                .isCloseTo(1.0 / 3, within(Tolerances.rounding(1, 1, 1.0 / 3)));
        // The arm that is alone in the second dataset is not the first winner in 2 of 3 orders.
        assertThat(Friedman.of(List.of(row, new double[] {2, 2, 1}), Better.HIGHER)
                        .orElseThrow()
                        .pValue())
                .isCloseTo(2.0 / 3, within(Tolerances.rounding(1, 1, 2.0 / 3)));
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "3, 60", "7, 2", "8, 3"})
    @DisplayName("If arms differ on one dataset alone, the p-value is 1 for any number of arms and datasets")
    void oneDataset(int arms, int datasets) {
        List<double[]> rows = new ArrayList<>(Collections.nCopies(datasets - 1, new double[arms]));
        rows.add(IntStream.range(0, arms).asDoubleStream().toArray());
        // A sum of 3! probabilities of 1/6 in the case of three arms.
        assertThat(Friedman.of(rows, Better.HIGHER).orElseThrow().pValue())
                .isCloseTo(1, within(Tolerances.rounding(6, 1, 1.0)));
    }

    @Test
    @DisplayName("The critical difference of four classifiers on 14 datasets is 1.25 (Demšar 2006, section 3.2.4)")
    void demsar() {
        CriticalDifference diagram =
                CriticalDifference.of(List.of("a", "b", "c", "d"), List.of(3.143, 2.0, 2.893, 1.964), 14, 0.05);
        // Half a unit of the last digit that the paper prints.
        assertThat(diagram.distance()).isCloseTo(1.25, within(0.005));
        assertThat(diagram.cliques()).containsExactly(List.of("d", "b", "c", "a"));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1.960",
        "3, 2.343",
        "4, 2.569",
        "5, 2.728",
        "6, 2.850",
        "7, 2.949",
        "8, 3.031",
        "9, 3.102",
        "10, 3.164"
    })
    @DisplayName(
            "q/√2 at 5 % is that of Demšar (2006), table 5a, whose third decimal is rounded in some rows and cut in"
                    + " others")
    void table(int arms, double critical) {
        // One unit of the last printed digit.
        assertThat(new StudentisedRange(arms).quantile(0.95) / Math.sqrt(2)).isCloseTo(critical, within(1e-3));
    }
}
