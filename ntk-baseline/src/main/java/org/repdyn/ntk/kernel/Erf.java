package org.repdyn.ntk.kernel;

import org.apiguardian.api.API;

/**
 * φ(x) = height·erf(slope·x) + shift (Williams 1997). With P = slope²p and likewise Q, C and
 * E = (1 + 2P)(1 + 2Q) − 4C² = 1 + 2(P + Q) + 4(PQ − C²), e = (2·height²/π)·atan2(2C, √E) + shift².
 *
 * @param height a
 * @param slope b
 * @param shift s
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Erf(double height, double slope, double shift) implements Activation {

    /** erf(x). */
    public static final Erf STANDARD = new Erf(1, 1, 0);

    @Override
    public String name() {
        return "erf";
    }

    @Override
    public double moment(PairCovariance pair) {
        return arc(square(slope) * pair.c(), discriminant(pair));
    }

    @Override
    public double derivativeMoment(PairCovariance pair) {
        return density(discriminant(pair));
    }

    @Override
    public double variance(double p) {
        double scaled = square(slope) * p;
        return arc(scaled, 1 + 4 * scaled);
    }

    @Override
    public double derivativeVariance(double p) {
        return density(1 + 4 * square(slope) * p);
    }

    private double discriminant(PairCovariance pair) {
        double b2 = square(slope);
        return 1 + (2 * b2 * (pair.p() + pair.q()) + 4 * b2 * b2 * pair.determinant());
    }

    private double arc(double covariance, double discriminant) {
        return 2 * square(height) / Math.PI * Math.atan2(2 * covariance, Math.sqrt(discriminant)) + square(shift);
    }

    private double density(double discriminant) {
        return 4 * square(height) * square(slope) / (Math.PI * Math.sqrt(discriminant));
    }

    private static double square(double x) {
        return x * x;
    }
}
