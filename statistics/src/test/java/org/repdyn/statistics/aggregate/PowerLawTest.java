package org.repdyn.statistics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.testsupport.Tolerances;

@DisplayName("The exponent of a power law")
class PowerLawTest {

    @Test
    @DisplayName("is the slope of least squares in logarithms")
    void slope() {
        // scipy.stats.linregress(log([1, 10, 100]), log([2, 1, 8])).slope
        assertThat(PowerLaw.exponent(new double[] {1, 10, 100}, new double[] {2, 1, 8})
                        .orElseThrow())
                .isCloseTo(0.301029995663981, within(1e-14));
        assertThat(PowerLaw.exponent(new double[] {4, 4, 9}, new double[] {2, 2, 3})
                        .orElseThrow())
                .isCloseTo(0.5, within(Tolerances.rounding(3, 1, 0.5)));
        assertThat(PowerLaw.exponent(new double[] {8, 16, 64}, new double[] {4, 4, 4})
                        .orElseThrow())
                .isZero();
    }

    @Test
    @DisplayName("is a reason for numbers that have no power law")
    void reasons() {
        assertThat(PowerLaw.exponent(new double[] {2, 2}, new double[] {1, 3}).reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("one abscissa"));
        assertThat(PowerLaw.exponent(new double[] {1, 2}, new double[] {1, 0}).reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("through 0"));
        assertThat(PowerLaw.exponent(new double[] {1, 2}, new double[] {1, Double.NaN})
                        .value())
                .isEmpty();
        assertThatThrownBy(() -> PowerLaw.exponent(new double[] {1}, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 1 and 2");
    }
}
