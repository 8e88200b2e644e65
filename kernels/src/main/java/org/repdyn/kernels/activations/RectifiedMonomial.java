package org.repdyn.kernels.activations;

import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.PairCovariance;

/**
 * φ(x) = max(x, 0)ⁿ, n = 2 or 3 (Cho, Saul 2009); {@link Step#HEAVISIDE} is n = 0 and {@link AbRelu#RELU} n = 1.
 * e = Jₙ/2π with J₂ = 3rc + (π − θ)(pq + 2c²) and J₃ = 15pq·r − 11r³ + (π − θ)(9pqc + 6c³); ė = n²Jₙ₋₁/2π.
 *
 * @param degree n
 */
record RectifiedMonomial(int degree) implements Activation {

    /** Supplement π − θ below which the series is more accurate than the closed form. */
    private static final double SERIES = 0.9;

    /** Number of terms: the first omitted one is below 1e-17 of the sum. */
    private static final int TERMS = 20;

    public RectifiedMonomial {
        if (degree < 2 || degree > 3) {
            throw new IllegalArgumentException(
                    "a rectified monomial must have degree 2 or 3, got " + degree + "; for 0 use step, for 1 relu");
        }
    }

    @Override
    public String name() {
        return "rectified-monomial";
    }

    @Override
    public String describe() {
        return name() + "(degree=" + degree + ")";
    }

    @Override
    public double moment(PairCovariance pair) {
        return cap(degree, pair) / (2 * Math.PI);
    }

    @Override
    public double derivativeMoment(PairCovariance pair) {
        return degree * degree * cap(degree - 1, pair) / (2 * Math.PI);
    }

    @Override
    public double variance(double p) {
        return degree == 2 ? 1.5 * p * p : 7.5 * p * p * p;
    }

    @Override
    public double derivativeVariance(double p) {
        return degree == 2 ? 2 * p : 13.5 * p * p;
    }

    private static double cap(int n, PairCovariance pair) {
        double c = pair.c();
        double r = pair.root();
        double alpha = pair.supplement();
        double product = pair.scale() * pair.scale();
        if (alpha < SERIES) {
            return Math.pow(pair.scale(), n) * opposite(n, alpha);
        }
        return switch (n) {
            case 1 -> r + alpha * c;
            case 2 -> 3 * r * c + alpha * (product + 2 * c * c);
            default -> r * (15 * product - 11 * r * r) + alpha * c * (9 * product + 6 * c * c);
        };
    }

    /**
     * Returns Jₙ at unit variances as a series in α = π − θ, whose first n terms vanish: the coefficients of α^{2k+1}
     * are those of sines and cosines of α, 2α and 3α.
     */
    private static double opposite(int n, double alpha) {
        double square = alpha * alpha;
        double power = alpha;
        double four = 1;
        double nine = 1;
        double sum = 0;
        for (int k = 0; k < TERMS; k++) {
            // power is (−1)ᵏ·α^{2k+1}/(2k + 1)!
            double coefficient =
                    switch (n) {
                        case 1 -> -2 * k;
                        case 2 -> four * (2 * k - 2);
                        default -> 6.75 + 8.25 * nine - (2 * k + 1) * (13.5 + 1.5 * nine);
                    };
            sum += k < n ? 0 : power * coefficient;
            power *= -square / ((2 * k + 2) * (2 * k + 3));
            four *= 4;
            nine *= 9;
        }
        return sum;
    }
}
