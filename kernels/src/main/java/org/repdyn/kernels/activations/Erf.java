package org.repdyn.kernels.activations;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apiguardian.api.API;
import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.PairBatch;
import org.repdyn.kernels.spi.PairCovariance;

/**
 * φ(x) = height·erf(slope·x) + shift (Williams 1997). With P = slope²p and likewise Q, C and
 * E = (1 + 2P)(1 + 2Q) − 4C² = 1 + 2(P + Q) + 4(PQ − C²), e = (2·height²/π)·atan2(2C, √E) + shift².
 *
 * @param height a
 * @param slope b
 * @param shift s
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Erf(double height, double slope, double shift) implements Activation {

    /** The function erf(x). */
    public static final Erf STANDARD = new Erf(1, 1, 0);

    @Override
    public String name() {
        return "erf";
    }

    @Override
    public String describe() {
        return name() + "(a=" + height + ", b=" + slope + ", c=" + shift + ")";
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

    @Override
    public double rise(PairCovariance pair) {
        return chord(pair, pair.c());
    }

    @Override
    public double fall(PairCovariance pair) {
        return chord(pair, -pair.c());
    }

    /**
     * Returns the difference of two arctangents as one: the tangents are 2√(PQ)/√E₀ at the end, E₀ = 1 + 2P + 2Q, and
     * 2C/√E here, and 4(PQ·E − C²E₀) = 4Δ(1 + 2P)(1 + 2Q).
     */
    private double chord(PairCovariance pair, double covariance) {
        double b2 = square(slope);
        double first = b2 * pair.p();
        double second = b2 * pair.q();
        double end = b2 * pair.scale();
        double here = b2 * covariance;
        double rootEnd = Math.sqrt(1 + 2 * (first + second));
        double rootHere = Math.sqrt(discriminant(pair));
        // The quotient is about 1, so that no product leaves the range of double precision.
        double sine = 2 * (b2 * pair.gap()) * (b2 * pair.sum() / (end * rootHere + here * rootEnd));
        double tangent = sine * (1 + 2 * first) * (1 + 2 * second) / (rootHere * rootEnd + 4 * here * end);
        return 2 * square(height) / Math.PI * Math.atan(tangent);
    }

    /** Returns √(p + 1/(2·slope²)), so that 2C/√((1 + 2P)(1 + 2Q)) takes the place of ρ. */
    @Override
    public Optional<DoubleUnaryOperator> batchScale() {
        double shifted = 1 / (2 * square(slope));
        return Optional.of(p -> Math.sqrt(p + shifted));
    }

    /** Computes, with x = 2C/√((1 + 2P)(1 + 2Q)), e = (2·height²/π)·arcsin x + shift² and ė = (2·height²/π)/(s(p)s(q)√(1 − x²)). */
    @Override
    public void moments(PairBatch batch) {
        int count = batch.count();
        double[] moment = batch.moment();
        double[] derivative = batch.derivative();
        double[] scale = batch.scale();
        double[] cosine = batch.scratch();
        ArcSine.of(count, batch.correlation(), cosine, derivative);
        double arc = 2 * square(height) / Math.PI;
        double constant = square(shift);
        for (int i = 0; i < count; i++) {
            moment[i] = arc * derivative[i] + constant;
            derivative[i] = arc / (scale[i] * cosine[i]);
        }
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
