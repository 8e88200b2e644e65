package org.repdyn.kernels.activations;

import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.PairCovariance;

/**
 * φ(x) = x·Φ(x), Φ the normal distribution function (Hendrycks, Gimpel 2016), without approximation. With
 * E = (1 + p)(1 + q) − c² = 1 + p + q + Δ and δ = √E,
 * e = c/4 + (c/2π)·atan2(c, δ) + (c² + pqE)/(2π(1 + p)(1 + q)δ).
 */
record Gelu() implements Activation {

    @Override
    public String name() {
        return "gelu";
    }

    @Override
    public double moment(PairCovariance pair) {
        return moment(pair.p(), pair.q(), pair.c(), pair.determinant());
    }

    @Override
    public double derivativeMoment(PairCovariance pair) {
        return derivative(pair.p(), pair.q(), pair.c(), pair.determinant());
    }

    @Override
    public double variance(double p) {
        return moment(p, p, p, 0);
    }

    @Override
    public double derivativeVariance(double p) {
        return derivative(p, p, p, 0);
    }

    private static double moment(double p, double q, double c, double determinant) {
        double discriminant = 1 + (p + q + determinant);
        double root = Math.sqrt(discriminant);
        if (root < -0.5 * c) {
            return opposite(p, q, c, root);
        }
        // Dividing factor by factor avoids overflow of the products of large variances.
        double tail = (c / (1 + p)) * (c / (1 + q)) / root + (p / (1 + p)) * (q / (1 + q)) * root;
        return c * (0.25 + Math.atan2(c, root) / (2 * Math.PI)) + tail / (2 * Math.PI);
    }

    /**
     * Returns 2π·e for nearly antiparallel, large inputs: with x = δ/|c| the leading parts ∓δ cancel analytically,
     * which leaves 2π·e = |c|(x − arctan x) + (c² − (1 + p + q)E)/((1 + p)(1 + q)δ), two terms of the size of the
     * result.
     */
    private static double opposite(double p, double q, double c, double root) {
        double x = -root / c;
        double scale = Math.sqrt(1 + p) * Math.sqrt(1 + q);
        double far = c / scale;
        double near = root / scale;
        double rest = (far * far - (1 + p + q) * near * near) / root;
        return (-c * arcExcess(x) + rest) / (2 * Math.PI);
    }

    /** Returns x − arctan x. */
    private static double arcExcess(double x) {
        if (x > 0.3) {
            return x - Math.atan(x);
        }
        double square = x * x;
        double term = x * square;
        double sum = 0;
        for (int k = 3; Math.abs(term) > 1e-18 * sum * k; k += 2) {
            sum += term / k;
            term *= -square;
        }
        return sum;
    }

    private static double derivative(double p, double q, double c, double determinant) {
        double discriminant = 1 + (p + q + determinant);
        double root = Math.sqrt(discriminant);
        double bracket = 1 / discriminant + (1 / (1 + p) + 1 / (1 + q));
        // 1/4 + atan2(c, δ)/2π is atan2(δ, −c)/2π below zero.
        double arc = c < 0 ? Math.atan2(root, -c) : Math.PI / 2 + Math.atan2(c, root);
        return (arc + c / root * bracket) / (2 * Math.PI);
    }
}
