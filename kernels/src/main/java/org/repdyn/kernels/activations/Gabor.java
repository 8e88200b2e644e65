package org.repdyn.kernels.activations;

import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.PairCovariance;

/**
 * φ(x) = exp(−x²)·sin x. With s = (1 + 2p)(1 + 2q) − 4c² = 1 + 2(p + q) + 4Δ and A∓ = p + q + 4Δ ∓ 2c,
 * e = ½s^{−½}(exp(−A₋/2s) − exp(−A₊/2s)) = s^{−½}·exp(−(p + q + 4Δ)/2s)·sinh(c/s).
 */
record Gabor() implements Activation {

    @Override
    public String name() {
        return "gabor";
    }

    @Override
    public double moment(PairCovariance pair) {
        return moment(pair.p() + pair.q(), pair.c(), pair.determinant());
    }

    @Override
    public double derivativeMoment(PairCovariance pair) {
        return derivative(pair.p() + pair.q(), pair.c(), pair.determinant());
    }

    @Override
    public double variance(double p) {
        return moment(2 * p, p, 0);
    }

    @Override
    public double derivativeVariance(double p) {
        return derivative(2 * p, p, 0);
    }

    private static double moment(double total, double c, double determinant) {
        double s = 1 + (2 * total + 4 * determinant);
        return envelope(total, determinant, s) * Math.sinh(c / s);
    }

    /** Returns ∂e/∂c by the chain rule, ∂s/∂c = −8c and ∂(p + q + 4Δ)/∂c = −8c. */
    private static double derivative(double total, double c, double determinant) {
        double s = 1 + (2 * total + 4 * determinant);
        double exponent = (total + 4 * determinant) / (2 * s);
        double slope = 4 * c / s + 4 * c / s - 8 * c / s * exponent;
        double x = c / s;
        return envelope(total, determinant, s) * (slope * Math.sinh(x) + (1 / s + 8 * x * x) * Math.cosh(x));
    }

    private static double envelope(double total, double determinant, double s) {
        return Math.exp(-(total + 4 * determinant) / (2 * s)) / Math.sqrt(s);
    }
}
