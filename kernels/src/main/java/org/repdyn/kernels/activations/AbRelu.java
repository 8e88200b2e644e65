package org.repdyn.kernels.activations;

import org.apiguardian.api.API;
import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.PairBatch;
import org.repdyn.kernels.spi.PairCovariance;

/**
 * φ(x) = negative·min(x, 0) + positive·max(x, 0): ReLU, leaky ReLU, the absolute value and the identity (Cho, Saul
 * 2009, n = 1). With f(θ) = sin θ − θ cos θ and κ = (positive − negative)²/2π,
 * e = ½(negative² + positive²)c + κ√(pq)f(θ) = negative·positive·c + κ√(pq)f(π − θ).
 *
 * <p>φ'(0) is the mean of the slopes, so a zero input counts as orthogonal to all others: ė = ¼ for ReLU. A finite
 * network with φ'(0) = 0 differs there.
 *
 * @param name name in messages
 * @param negative slope below 0
 * @param positive slope above 0
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record AbRelu(String name, double negative, double positive) implements Activation {

    /** The function max(x, 0). */
    public static final AbRelu RELU = new AbRelu("relu", 0, 1);

    /** The function |x|. */
    public static final AbRelu ABS = new AbRelu("abs", -1, 1);

    /** The identity x. */
    public static final AbRelu LINEAR = new AbRelu("linear", 1, 1);

    /** Angle below which the series is more accurate; its first omitted term is 1e-14 of the sum there. */
    private static final double SERIES = 0.1;

    /** Returns the function x for x &gt; 0, {@code slope}·x below. */
    public static AbRelu leaky(double slope) {
        return new AbRelu("leaky-relu", slope, 1);
    }

    @Override
    public String describe() {
        return switch (name) {
            case "leaky-relu" -> name + "(alpha=" + negative + ")";
            case "abrelu" -> name + "(a=" + negative + ", b=" + positive + ")";
            default -> name;
        };
    }

    @Override
    public double moment(PairCovariance pair) {
        return pair.c() >= 0
                ? meanSquare() * pair.c() + kink() * pair.scale() * arc(pair.angle())
                : negative * positive * pair.c() + kink() * pair.scale() * arc(pair.supplement());
    }

    @Override
    public double derivativeMoment(PairCovariance pair) {
        return pair.c() >= 0 ? meanSquare() - kink() * pair.angle() : negative * positive + kink() * pair.supplement();
    }

    @Override
    public double variance(double p) {
        return meanSquare() * p;
    }

    @Override
    public double derivativeVariance(double p) {
        return p == 0 ? meanSquare() - kink() * Math.PI / 2 : meanSquare();
    }

    @Override
    public double gap(PairCovariance pair, double scale, double moment) {
        return pair.c() >= 0
                ? Math.max(0, meanSquare() * pair.gap() - kink() * pair.scale() * arc(pair.angle()))
                // The absolute value maps antiparallel inputs to parallel outputs.
                : Math.max(
                        0,
                        0.5 * (negative + positive) * (negative + positive) * pair.scale()
                                - negative * positive * pair.sum()
                                - kink() * pair.scale() * arc(pair.supplement()));
    }

    @Override
    public double sum(PairCovariance pair, double scale, double moment) {
        return pair.c() >= 0
                ? scale + moment
                : meanSquare() * pair.sum()
                        - Math.PI * kink() * pair.c()
                        + kink() * pair.scale() * arc(pair.supplement());
    }

    /** Computes e = ½(negative² + positive²)c + κ√(pq)(√(1 − ρ²) − θρ), θ = π/2 − arcsin ρ. */
    @Override
    public void moments(PairBatch batch) {
        int count = batch.count();
        double[] cosine = batch.scratch();
        double[] moment = batch.moment();
        double[] derivative = batch.derivative();
        double[] scale = batch.scale();
        double[] c = batch.c();
        ArcSine.of(count, batch.correlation(), cosine, derivative);
        double mean = meanSquare();
        double kink = kink();
        double right = Math.PI / 2;
        for (int i = 0; i < count; i++) {
            double angle = right - derivative[i];
            moment[i] = mean * c[i] + kink * (scale[i] * cosine[i] - angle * c[i]);
            derivative[i] = mean - kink * angle;
        }
    }

    private double meanSquare() {
        return 0.5 * (negative * negative + positive * positive);
    }

    private double kink() {
        double jump = positive - negative;
        return jump * jump / (2 * Math.PI);
    }

    /** Returns sin θ − θ cos θ, without cancellation at small angles. */
    private static double arc(double angle) {
        if (angle >= SERIES) {
            return Math.sin(angle) - angle * Math.cos(angle);
        }
        double x = angle * angle;
        return angle * x * (1.0 / 3 - x * (1.0 / 30 - x * (1.0 / 840 - x / 45360)));
    }
}
