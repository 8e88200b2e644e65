package org.repdyn.kernels.quadrature;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A quadrature rule for E[f(√p·z)hₗ(z)] for all l up to a degree, with the error reached. The Hermite functions
 * hₗ·√density obey a stable recurrence, (l + 1)^{½}ψₗ₊₁ = zψₗ − l^{½}ψₗ₋₁, and the remaining integrand is f·√density.
 * Smooth f use the trapezoidal rule, others Gauss–Legendre between the kinks. Two rules are compared; the result is
 * that of the finer one. Serves one thread.
 */
final class HermiteRule {

    /** Half-width of the range; √density is below 1e-16 there. */
    private static final double REACH = 12.4;

    /** Levels of the two trapezoidal rules: steps of 1/8 and 1/16. */
    private static final int[] LEVELS = {3, 4};

    private final List<Double> kinks;
    private final int degree;
    private final double[] coarse;
    private double slopeError;

    HermiteRule(List<Double> kinks, int degree) {
        this.kinks = kinks;
        this.degree = degree;
        coarse = new double[degree + 1];
    }

    /**
     * Computes the coefficients E[f(√p·z)hₗ(z)] for l from 0 to the degree by both rules.
     *
     * @param root √p
     * @param result receives the coefficients of the finer rule, of length degree + 1
     * @return Euclidean norm of the difference between the two rules
     */
    double coefficients(DoubleUnaryOperator f, double root, double[] result) {
        integrate(f, root, 0, coarse);
        integrate(f, root, 1, result);
        double sum = 0;
        double weighted = 0;
        for (int l = 0; l <= degree; l++) {
            double difference = result[l] - coarse[l];
            sum += difference * difference;
            weighted += l * difference * difference;
        }
        slopeError = Math.sqrt(weighted);
        return Math.sqrt(sum);
    }

    /** Returns the Euclidean norm of √l times the last difference between the two rules. */
    double slopeError() {
        return slopeError;
    }

    private void integrate(DoubleUnaryOperator f, double root, int which, double[] result) {
        QuadratureRules.Nodes nodes = kinks.isEmpty()
                ? QuadratureRules.trapezoidal(REACH, LEVELS[which])
                : QuadratureRules.fine(kinks.stream().mapToDouble(k -> k / root).toArray(), REACH, which);
        int m = nodes.count();
        double[] z = nodes.places();
        double[] weighted = new double[m];
        double[] before = new double[m];
        double[] here = new double[m];
        double height = Math.pow(2 * Math.PI, -0.25);
        for (int i = 0; i < m; i++) {
            here[i] = height * Math.exp(-0.25 * z[i] * z[i]);
            weighted[i] = nodes.weight(i) * here[i] * f.applyAsDouble(root * z[i]);
        }
        Arrays.fill(result, 0);
        for (int l = 0; l <= degree; l++) {
            result[l] = dot(weighted, here, m);
            double down = Math.sqrt(l);
            double up = 1 / Math.sqrt(l + 1.0);
            for (int i = 0; i < m; i++) {
                before[i] = up * (z[i] * here[i] - down * before[i]);
            }
            double[] next = before;
            before = here;
            here = next;
        }
    }

    /** Computes the dot product with four independent sums, which the processor computes in parallel. */
    private static double dot(double[] a, double[] b, int m) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < m; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < m; i++) {
            s0 += a[i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
