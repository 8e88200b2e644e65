package org.repdyn.dynamics.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.numbers.gamma.Erf;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Error functions of many numbers")
final class ErrorFunctionsTest {

    /** Both are within two units in the last place: those of this class, and those of Commons Numbers. */
    private static final double ULPS = 4;

    @Test
    @DisplayName("are those of one number after the other, and odd")
    void accurate() {
        Random random = new Random(4);
        double scale = 0.7;
        double[] x = new double[3000];
        for (int i = 0; i < x.length; i++) {
            // A third each of small numbers, of those of hidden layers, and up to where erf is 1 and around the change
            // of formulas.
            x[i] = switch (i % 3) {
                case 0 -> Math.pow(10, -12 * random.nextDouble()) * random.nextGaussian();
                case 1 -> random.nextGaussian();
                default ->
                    i % 2 == 0 ? -10 + 20 * random.nextDouble() : 0.75 / scale * (1 + 1e-15 * random.nextInt(-5, 6));
            };
        }
        double[] values = new double[x.length];
        ErrorFunctions.erf(x, scale, values, 0, x.length);
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            double expected = Erf.value(scale * x[i]);
            worst = Math.max(worst, Math.abs(values[i] - expected) / Math.ulp(expected));
            assertThat(ErrorFunctions.erf(-x[i], scale)).isEqualTo(-values[i]);
        }
        assertThat(worst).as("largest difference in units in the last place").isLessThanOrEqualTo(ULPS);
    }

    @Test
    @DisplayName("are right at 0, at the smallest number, at infinity and for NaN, and only where asked")
    void extremes() {
        double[] x = {
            0, -0.0, Double.MIN_NORMAL, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, Double.NaN, 1
        };
        double[] values = new double[x.length];
        ErrorFunctions.erf(x, 1, values, 0, 7);
        double slope = Math.fma(2 / Math.sqrt(Math.PI), Double.MIN_NORMAL, 0);
        assertThat(values[2]).isBetween(Math.nextDown(slope), Math.nextUp(slope));
        values[2] = 0;
        assertThat(values).containsExactly(0, -0.0, 0, 1, -1, 1, Double.NaN, 0);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("and other activations have the values and slopes of one number after the other")
    void ofLayers(HiddenActivation activation) {
        Random random = new Random(5);
        int count = 1100;
        double[] a = new double[count];
        double[] g = new double[count];
        for (int i = 2; i < count; i++) {
            a[i] = 3 * random.nextGaussian();
            g[i] = random.nextGaussian();
        }
        a[1] = -1e-310;
        g[0] = 1;
        g[1] = 1;
        double[] before = g.clone();
        double[] h = new double[count];
        activation.values(a, h, 0, count - 1, 0.1);
        activation.timesDerivatives(a, h, g, 0, count - 1, 2, 0.1);
        for (int i = 0; i < count - 1; i++) {
            assertThat(h[i]).isEqualTo(activation.value(a[i], 0.1));
            // A slope is a sum of two terms below 1.2 with a few rounding errors each; squares up to 100 are rounded
            // before an exponential.
            double slope = activation.derivative(a[i], h[i], 0.1);
            assertThat(g[i]).isCloseTo(2 * before[i] * slope, within(1e-15 * Math.abs(before[i]) * (1 + a[i] * a[i])));
        }
        assertThat(h[count - 1]).isZero();
        assertThat(g[count - 1]).isEqualTo(before[count - 1]);
    }
}
