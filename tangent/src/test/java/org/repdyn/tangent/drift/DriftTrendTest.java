package org.repdyn.tangent.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.tangent.drift.DriftSweep.Measurement;
import org.repdyn.testsupport.Tolerances;

/** Tests the power law fitted to drifts and its verdict. */
@DisplayName("The power law of the drift")
class DriftTrendTest {

    /** Returns the trend of three draws at each width, with logarithms scattered by ±spread. */
    private static DriftTrend of(double spread, DoubleUnaryOperator law) {
        double[] widths = {64, 64, 64, 256, 256, 256, 1024, 1024, 1024};
        double[] drifts = new double[widths.length];
        for (int i = 0; i < widths.length; i++) {
            drifts[i] = law.applyAsDouble(widths[i]) * Math.exp(spread * (i % 3 - 1));
        }
        return DriftTrend.of(widths, drifts);
    }

    @Test
    @DisplayName("has Student's t interval over all draws")
    void interval() {
        // Equal scatter at each width does not change the slope. Residuals −s, 0, s at three widths: 6s² over 7 degrees
        // of freedom; Σ(x − x̄)² = 6·log²4; t(0.975, 7) = 2.364624.
        double s = 0.1;
        DriftTrend trend = of(s, m -> 1 / Math.sqrt(m));
        double half = 2.364624 * Math.sqrt(6 * s * s / 7 / (6 * Math.pow(Math.log(4), 2)));
        assertThat(trend.slope()).isCloseTo(-0.5, within(Tolerances.rounding(9, 1, 1)));
        // Half a unit of the last digit of the quantile.
        double digits = half * 5e-7 / 2.364624;
        assertThat(trend.high() - trend.slope()).isCloseTo(half, within(digits));
        assertThat(trend.slope() - trend.low()).isCloseTo(half, within(digits));
        // Geometric means: the scatter is symmetric in logarithms.
        assertThat(trend.drifts()).extracting(DriftTrend.AtWidth::width).containsExactly(64.0, 256.0, 1024.0);
        assertThat(trend.widestDrift()).isCloseTo(1.0 / 32, within(Tolerances.rounding(9, 10, 1.0 / 32)));
    }

    @Test
    @DisplayName("has a wider interval if the law bends")
    void bend() {
        DriftTrend straight = of(0.1, m -> 1 / Math.sqrt(m));
        DriftTrend bent = of(0.1, m -> 1 / Math.sqrt(m) + 0.1);
        assertThat(bent.high() - bent.low()).isGreaterThan(straight.high() - straight.low());
    }

    @Test
    @DisplayName("has a verdict that the interval supports")
    void words() {
        assertThat(of(0.1, m -> 1 / Math.sqrt(m)).verdict())
                .startsWith("drift 0.13, 0.063, 0.031 at width 64, 256, 1024, slope -0.50 [-0.56, -0.44]")
                .contains("the flow under a constant kernel is the limit");
        assertThat(of(0.1, m -> 1 / m).verdict()).contains("is the limit");
        assertThat(of(0.1, m -> 0.9).verdict()).contains("does not change with the width");
        assertThat(of(0.02, m -> Math.pow(m, -0.15)).verdict())
                .contains("the widest network moves by 0.35")
                .doesNotContain("as far at every width");
        assertThat(of(0.02, m -> Math.pow(m, -0.35)).verdict()).contains("more slowly than 1/sqrt(width)");
        assertThat(of(1, m -> Math.pow(m, -0.25)).verdict()).contains("too wide to decide");
        assertThat(of(1, m -> Math.pow(m, -0.25)).vanishes()).isFalse();
        assertThat(of(1, m -> Math.pow(m, -0.25)).persists()).isFalse();
        // A kernel whose drift grows with the width is not constant in the limit.
        assertThat(of(0.02, Math::sqrt).verdict()).contains("too wide to decide");
    }

    @Test
    @DisplayName("is undefined for a kernel that does not move, and has no interval from two draws")
    void refused() {
        assertThatThrownBy(() -> of(0, m -> 0)).hasMessageContaining("a kernel that does not move has no power law");
        assertThatThrownBy(() -> DriftTrend.of(new double[] {64, 64, 64}, new double[] {1, 1, 1}))
                .hasMessageContaining("three measurements of two widths or more");
    }

    @Test
    @DisplayName("has the slope and the interval of a known power law")
    void powerLaw() {
        List<Measurement> measured = new ArrayList<>();
        double[] noise = {1.05, 0.95, 0.97, 1.03, 1.02, 0.98};
        int at = 0;
        for (int width : new int[] {64, 128, 256}) {
            for (int s = 0; s < 2; s++) {
                measured.add(new Measurement(
                        width,
                        new Seed(s),
                        noise[at++] / Math.sqrt(width),
                        List.of(),
                        0.01,
                        new StopReason.Completed(1)));
            }
        }
        DriftTrend trend = DriftTrend.of(measured);
        // Least squares over log m of equal distances: the mean noise at the last width less that at the first, over
        // twice
        // log 2.
        double noiseSlope = (Math.log(1.02 * 0.98) - Math.log(1.05 * 0.95)) / 2 / (2 * Math.log(2));
        assertThat(trend.slope()).isCloseTo(-0.5 + noiseSlope, within(Tolerances.rounding(6, 1, 5)));
        assertThat(trend.low()).isLessThan(-0.5);
        assertThat(trend.high()).isGreaterThan(-0.5);
        assertThat(trend.vanishes()).isTrue();
        assertThatThrownBy(() -> DriftTrend.of(measured.subList(0, 2))).hasMessageContaining("three measurements");
    }
}
