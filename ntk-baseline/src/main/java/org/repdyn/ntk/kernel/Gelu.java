package org.repdyn.ntk.kernel;

import org.apiguardian.api.API;

/**
 * φ(x) = x·Φ(x), Φ the normal distribution function (Hendrycks, Gimpel 2016), without approximation. With
 * E = (1 + p)(1 + q) − c² = 1 + p + q + Δ and δ = √E,
 * e = c/4 + (c/2π)·atan2(c, δ) + (c² + pqE)/(2π(1 + p)(1 + q)δ).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Gelu() implements Activation {

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
        // Divided factor by factor: the products of large variances would overflow first.
        double tail = (c / (1 + p)) * (c / (1 + q)) / root + (p / (1 + p)) * (q / (1 + q)) * root;
        return c * (0.25 + Math.atan2(c, root) / (2 * Math.PI)) + tail / (2 * Math.PI);
    }

    private static double derivative(double p, double q, double c, double determinant) {
        double discriminant = 1 + (p + q + determinant);
        double root = Math.sqrt(discriminant);
        double bracket = 1 / discriminant + (1 / (1 + p) + 1 / (1 + q));
        return 0.25 + (Math.atan2(c, root) + c / root * bracket) / (2 * Math.PI);
    }
}
