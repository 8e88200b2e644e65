package org.repdyn.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FriedmanTest {

    @Test
    @DisplayName("The statistic with a tie is that of SciPy 1.17.1, friedmanchisquare")
    void ties() {
        Friedman test = Friedman.of(
                        List.of(new double[] {3, 1, 2}, new double[] {5, 5, 1}, new double[] {9, 4, 6}, new double[] {
                            2, 7, 1
                        }),
                        Better.LOWER)
                .orElseThrow();
        assertThat(test.chiSquared()).isCloseTo(2.8, within(1e-10));
        assertThat(test.chiSquaredPValue()).isCloseTo(0.24659696394160646, within(1e-10));
    }

    @Test
    @DisplayName("If three datasets rank three arms alike, the p-value is (1/3!)²")
    void alike() {
        double[] row = {1, 2, 3};
        assertThat(Friedman.of(List.of(row, row, row), Better.HIGHER)
                        .orElseThrow()
                        .pValue())
                .isCloseTo(1.0 / 36, within(1e-15));
    }

    @Test
    @DisplayName("The critical difference of four classifiers on 14 datasets is 1.25 (Demšar 2006, section 3.2.4)")
    void demsar() {
        CriticalDifference diagram =
                CriticalDifference.of(List.of("a", "b", "c", "d"), List.of(3.143, 2.0, 2.893, 1.964), 14, 0.05);
        assertThat(diagram.distance()).isCloseTo(1.25, within(0.005));
        assertThat(diagram.cliques()).containsExactly(List.of("d", "b", "c", "a"));
    }
}
