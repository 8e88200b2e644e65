package org.repdyn.kernels.activations;

import org.repdyn.core.options.Decimals;
import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.PairCovariance;

/**
 * φ(x) = height·exp(curvature·x²). With E = (1 − 2bp)(1 − 2bq) − 4b²c² = 1 − 2b(p + q) + 4b²Δ, b the curvature,
 * e = height²/√E and ė = 4·height²b²c/E^{3/2}. For b &gt; 0 the moments are finite for 4b·max(p, q) &lt; 1 only.
 *
 * @param height a
 * @param curvature b
 */
record GaussianBump(double height, double curvature) implements Activation {

    @Override
    public String name() {
        return "gaussian";
    }

    @Override
    public String describe() {
        return name() + "(a=" + height + ", b=" + curvature + ")";
    }

    @Override
    public double moment(PairCovariance pair) {
        return height * height / Math.sqrt(discriminant(pair.p(), pair.q(), pair.determinant()));
    }

    @Override
    public double derivativeMoment(PairCovariance pair) {
        return derivative(pair.c(), discriminant(pair.p(), pair.q(), pair.determinant()));
    }

    @Override
    public double variance(double p) {
        return height * height / Math.sqrt(discriminant(p, p, 0));
    }

    @Override
    public double derivativeVariance(double p) {
        return derivative(p, discriminant(p, p, 0));
    }

    /**
     * Returns √(e_ii·e_jj) − e = height²(E − F)/(√(EF)(√E + √F)) with F = √((1 − 4bp)(1 − 4bq)) and
     * E − F = 4b²Δ + 4b²(p − q)²/(1 − 2b(p + q) + F), in which nothing cancels.
     */
    @Override
    public double gap(PairCovariance pair, double scale, double moment) {
        double e = discriminant(pair.p(), pair.q(), pair.determinant());
        double f = Math.sqrt(discriminant(pair.p(), pair.p(), 0)) * Math.sqrt(discriminant(pair.q(), pair.q(), 0));
        double apart = pair.p() - pair.q();
        double lengths = apart / (1 - 2 * curvature * (pair.p() + pair.q()) + f) * apart;
        double difference = 4 * curvature * curvature * (pair.determinant() + lengths);
        return height * height * difference / (Math.sqrt(e) * Math.sqrt(f) * (Math.sqrt(e) + Math.sqrt(f)));
    }

    private double derivative(double c, double discriminant) {
        double scaled = 2 * height * curvature;
        return scaled * scaled * c / (discriminant * Math.sqrt(discriminant));
    }

    private double discriminant(double p, double q, double determinant) {
        double result = 1 - 2 * curvature * (p + q) + 4 * curvature * curvature * determinant;
        if (!(result > 0) || 2 * curvature * Math.max(p, q) >= 1) {
            throw new ArithmeticException("the moments of " + Decimals.text(height) + "·exp(" + Decimals.text(curvature)
                    + "·x²) are infinite at variances " + Decimals.text(p) + " and " + Decimals.text(q)
                    + ": reduce the scale of the layer below");
        }
        return result;
    }
}
