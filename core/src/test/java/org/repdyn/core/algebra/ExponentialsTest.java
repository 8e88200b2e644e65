package org.repdyn.core.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Exponentials of many numbers")
final class ExponentialsTest {

    /** Digits of the reference; the error of an exponential is measured in units of 10⁻¹⁶. */
    private static final MathContext DIGITS = new MathContext(40);

    /** Returns exp(x) to 35 digits: the Taylor series at x/2¹⁰, squared ten times. */
    private static BigDecimal reference(double x) {
        BigDecimal reduced = new BigDecimal(x).divide(new BigDecimal(1024), DIGITS);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int k = 1; k < 40; k++) {
            term = term.multiply(reduced, DIGITS).divide(new BigDecimal(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < 10; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    @Test
    @DisplayName("differ from the exact ones by less than one unit in the last place")
    void accurate() {
        Random random = new Random(1);
        double[] x = new double[3000];
        for (int i = 0; i < x.length; i++) {
            // A third each in the range of cosines over temperatures, in the whole range, and at the ends of the
            // reduction.
            x[i] = switch (i % 3) {
                case 0 -> -4 * random.nextDouble();
                case 1 -> -700 + 1400 * random.nextDouble();
                default -> (random.nextInt(1000) - 500 + 0.5) * Math.log(2) * (1 + 1e-15 * random.nextInt(5));
            };
        }
        double[] values = x.clone();
        new Exponentials().replace(values, values.length, 0, 1);
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            BigDecimal error =
                    new BigDecimal(values[i]).subtract(reference(x[i])).abs();
            worst = Math.max(
                    worst,
                    error.divide(new BigDecimal(Math.ulp(values[i])), DIGITS).doubleValue());
        }
        assertThat(worst).as("largest error in units in the last place").isLessThan(1);
    }

    @Test
    @DisplayName("of arguments near 0 have a relative error of at most 2·10⁻¹⁵")
    void near() {
        Random random = new Random(2);
        double[] x = new double[3000];
        for (int i = 0; i < x.length; i++) {
            x[i] = i == 0 ? Exponentials.MIN_NEAR_ARGUMENT : i == 1 ? 0 : -4 * random.nextDouble();
        }
        double[] values = x.clone();
        Exponentials.replaceNear(values, values.length, 0, 1);
        for (int i = 0; i < x.length; i++) {
            BigDecimal reference = reference(x[i]);
            BigDecimal error = new BigDecimal(values[i]).subtract(reference).abs();
            // The rounding of the polynomial, one unit roundoff of 1.1·10⁻¹⁶, counts eightfold, that of the three
            // squares sevenfold in all.
            assertThat(error.divide(reference, DIGITS).doubleValue())
                    .as("x = %s", x[i])
                    .isLessThan(2e-15);
        }
    }

    @Test
    @DisplayName("shift and scale the arguments, keep exp(0) = 1, and leave the numbers after the count")
    void shiftedAndScaled() {
        double[] x = new double[1100];
        for (int i = 0; i < x.length; i++) {
            x[i] = i / 1100.0;
        }
        double[] before = x.clone();
        new Exponentials().replace(x, 1050, 0.5, 3);
        assertThat(x[550]).isEqualTo(1);
        for (int i = 0; i < 1050; i++) {
            double expected = Math.exp((before[i] - 0.5) * 3);
            // Both are within one unit in the last place.
            assertThat(Math.abs(x[i] - expected)).isLessThanOrEqualTo(2 * Math.ulp(expected));
        }
        assertThat(java.util.Arrays.copyOfRange(x, 1050, 1100))
                .containsExactly(java.util.Arrays.copyOfRange(before, 1050, 1100));
    }

    @Test
    @DisplayName("are right at the ends of the range, and NaN for NaN")
    void ends() {
        double[] x = {Exponentials.MIN_ARGUMENT, Exponentials.MAX_ARGUMENT, Double.NaN};
        new Exponentials().replace(x, 3, 0, 1);
        // Two ulps, as inside the range, and the rounding of the quotient.
        assertThat(Math.abs(x[0] / Math.exp(Exponentials.MIN_ARGUMENT) - 1)).isLessThan(3 * Tolerances.EPSILON);
        assertThat(Math.abs(x[1] / Math.exp(Exponentials.MAX_ARGUMENT) - 1)).isLessThan(3 * Tolerances.EPSILON);
        assertThat(x[2]).isNaN();
    }

    @Test
    @DisplayName("of tangents differ from the exact ones by less than 2.5 units in the last place, and are odd")
    void tangents() {
        Random random = new Random(3);
        double[] x = new double[4000];
        for (int i = 0; i < x.length; i++) {
            // A quarter each of small numbers, of those of hidden layers, up to where tanh is 1, and at the ends of the
            // reduction.
            x[i] = switch (i % 4) {
                case 0 -> Math.pow(10, -12 * random.nextDouble()) * random.nextGaussian();
                case 1 -> random.nextGaussian();
                case 2 -> -20 + 40 * random.nextDouble();
                default -> (random.nextInt(20) + 0.5) * Math.log(2) / 2 * (1 + 1e-15 * random.nextInt(5));
            };
        }
        double[] values = new double[x.length];
        Exponentials.tanh(x, values, 0, x.length);
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            BigDecimal power = reference(2 * x[i]);
            BigDecimal exact = power.subtract(BigDecimal.ONE).divide(power.add(BigDecimal.ONE), DIGITS);
            BigDecimal error = new BigDecimal(values[i]).subtract(exact).abs();
            worst = Math.max(
                    worst,
                    error.divide(new BigDecimal(Math.ulp(values[i])), DIGITS).doubleValue());
            assertThat(Exponentials.tanh(-x[i])).isEqualTo(-values[i]);
        }
        assertThat(worst).as("largest error in units in the last place").isLessThan(2.5);
    }

    @Test
    @DisplayName("of tangents are right at 0, at the smallest number, at infinity and for NaN, and only where asked")
    void extremeTangents() {
        double[] x = {
            0, -0.0, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, Double.NaN, 1
        };
        double[] values = new double[x.length];
        Exponentials.tanh(x, values, 0, 7);
        assertThat(values).containsExactly(0, -0.0, Double.MIN_VALUE, 1, -1, 1, Double.NaN, 0);
    }
}
