package org.repdyn.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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
