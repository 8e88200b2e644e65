package org.repdyn.dynamics.closedform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.core.random.Seed;
import org.repdyn.testsupport.ConvergenceSlope;

@DisplayName("The expected pull of cosines")
class CosineDriftTest {

    /** Bound of the errors of the trapezoidal rule and of its truncated tails, each about 1e-10 per mode. */
    private static final double QUADRATURE = 1e-9;

    private static double[] drift(double rho, double[] a, double[] b) {
        double[] c = new double[a.length];
        new CosineDrift(rho).at(a, b, c);
        return c;
    }

    @ParameterizedTest(name = "ρ = {0}")
    @CsvSource({"1", "0.9", "0.3"})
    @DisplayName("sums to zero and does not depend on lengths")
    void sumsToZero(double rho) {
        double[] a = {0.02, 0.7, 3, 1.1};
        double[] b = {0.3, 0.8, 1.2, 0.9};
        double[] c = drift(rho, a, b);
        assertThat(Arrays.stream(c).sum()).isCloseTo(0, within(QUADRATURE));
        double[] longer = drift(
                rho,
                Arrays.stream(a).map(v -> 1e7 * v).toArray(),
                Arrays.stream(b).map(v -> 1e-5 * v).toArray());
        for (int m = 0; m < c.length; m++) {
            assertThat(longer[m]).isCloseTo(c[m], within(QUADRATURE));
        }
    }

    @Test
    @DisplayName("is zero for one mode, whose cosines are signs")
    void oneMode() {
        for (double rho : new double[] {0, 0.3, 0.9, 1}) {
            assertThat(drift(rho, new double[] {0.7}, new double[] {2})).containsExactly(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    @DisplayName("is zero for predictions that are their targets, without noise")
    void targets(int k) {
        double[] a = Arrays.copyOf(new double[] {1, 0.5, 0.01, 0.3, 2}, k);
        // The error of the trapezoidal rule alone; truncated tails would add 1e-9 for two modes.
        assertThat(drift(1, a, a)).containsExactly(new double[k], within(2e-10));
    }

    @Test
    @DisplayName("equals an integral over one angle for two modes without noise")
    void oneAngle() {
        double[] a = {0.1, 1};
        double[] b = {0.4, 1};
        int points = 4000;
        double expected = 0;
        for (int i = 0; i < points; i++) {
            double angle = 2 * Math.PI * i / points;
            double[] x = {Math.cos(angle), Math.sin(angle)};
            double p = Math.hypot(Math.sqrt(a[0]) * x[0], Math.sqrt(a[1]) * x[1]);
            double t = Math.hypot(Math.sqrt(b[0]) * x[0], Math.sqrt(b[1]) * x[1]);
            double p0 = Math.sqrt(a[0]) * x[0] / p;
            double t0 = Math.sqrt(b[0]) * x[0] / t;
            double cosine = p0 * t0 + Math.sqrt(a[1] * b[1]) * x[1] * x[1] / (p * t);
            expected += (p0 * t0 - cosine * p0 * p0) / points;
        }
        // The trapezoidal rule on a circle is exact to rounding for an analytic function.
        assertThat(drift(1, a, b)[0]).isCloseTo(expected, within(QUADRATURE));
    }

    @Test
    @DisplayName("is the mean over a sample within its standard error")
    void sample() {
        double rho = 0.8;
        double[] a = {0.05, 0.5, 1};
        double[] b = {0.3, 0.7, 1};
        var normal = new Seed(4).gaussians();
        int n = 200_000;
        double[] sum = new double[3];
        double[] squares = new double[3];
        for (int i = 0; i < n; i++) {
            double[] p = new double[3];
            double[] t = new double[3];
            double pp = 0;
            double tt = 0;
            double pt = 0;
            for (int m = 0; m < 3; m++) {
                double x = normal.sample();
                p[m] = Math.sqrt(a[m]) * x;
                t[m] = Math.sqrt(b[m]) * (rho * x + Math.sqrt(1 - rho * rho) * normal.sample());
                pp += p[m] * p[m];
                tt += t[m] * t[m];
                pt += p[m] * t[m];
            }
            for (int m = 0; m < 3; m++) {
                double term = (p[m] * t[m] - pt * p[m] * p[m] / pp) / Math.sqrt(pp * tt);
                sum[m] += term / n;
                squares[m] += term * term / n;
            }
        }
        double[] c = drift(rho, a, b);
        for (int m = 0; m < 3; m++) {
            double error = Math.sqrt((squares[m] - sum[m] * sum[m]) / n);
            // The bound is four standard errors: about one seed in ten thousand exceeds it.
            assertThat(sum[m]).isCloseTo(c[m], within(4 * error));
        }
    }

    @Test
    @DisplayName(
            "near equal eigenvalues is -(αg + B)/(k + 2) times the imbalance, with B = (g - E cos³)/(k - 1) from the noise")
    void nearEqual() {
        int k = 3;
        double alpha = 0.5;
        double rho = 0.8;
        // g = E cos and E cos³ of two correlated Gaussian vectors in three dimensions, by a sum over the angle: the
        // density of the angle θ is
        // ∫∫ r²s² exp(−(r² + s² − 2ρrs·cosθ)/(2(1 − ρ²))) dr ds · sinθ.
        double norm = 0;
        double g = 0;
        double cubes = 0;
        int points = 400;
        for (int i = 0; i <= points; i++) {
            double cosine = Math.cos(Math.PI * i / points);
            double density = radial(rho * cosine) * Math.sin(Math.PI * i / points);
            norm += density;
            g += density * cosine;
            cubes += density * cosine * cosine * cosine;
        }
        g /= norm;
        cubes /= norm;
        double slope = -(alpha * g + (g - cubes) / (k - 1)) / (k + 2);
        double[] imbalance = {1, -0.25, -0.75};
        ConvergenceSlope.assertOrder(2, 0.05, 0.5, 5, 1e-9, size -> {
            double[] lambda = Arrays.stream(imbalance).map(e -> 1 + size * e).toArray();
            double[] c = drift(
                    rho,
                    Arrays.stream(lambda).map(l -> Math.pow(l, 2 * alpha + 1)).toArray(),
                    lambda);
            return Math.abs(c[0] - slope * size * imbalance[0]);
        });
    }

    /**
     * Returns ∫∫ r²s² exp(−(r² + s² − 2q·rs)/2) dr ds over the quadrant up to a factor, in polar coordinates: ∫ (sin
     * 2φ)²/(1 − q·sin 2φ)³ dφ.
     */
    private static double radial(double q) {
        double sum = 0;
        int points = 2000;
        for (int i = 1; i < points; i++) {
            double s = Math.sin(Math.PI * i / points);
            sum += s * s / Math.pow(1 - q * s, 3);
        }
        return sum;
    }

    @Test
    @DisplayName("refuses a number that is not a correlation")
    void refused() {
        assertThatThrownBy(() -> new CosineDrift(1.2)).hasMessageContaining("between 0 and 1");
    }
}
