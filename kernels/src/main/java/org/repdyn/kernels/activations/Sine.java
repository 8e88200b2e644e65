package org.repdyn.kernels.activations;

import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.PairCovariance;

/**
 * φ(x) = height·sin(frequency·x + phase). With S∓ = exp(−b²(½(p + q) ∓ c)), b the frequency and s the phase,
 * e = ½height²(S₋ − S₊cos 2s), ė = ½height²b²(S₋ + S₊cos 2s).
 *
 * @param name name in messages
 * @param height a
 * @param frequency b
 * @param phase s, radians
 */
record Sine(String name, double height, double frequency, double phase) implements Activation {

    /** Returns height·sin(frequency·x + phase). */
    public static Sine sine(double height, double frequency, double phase) {
        return new Sine("sin", height, frequency, phase);
    }

    /** Returns height·cos(frequency·x + phase). */
    public static Sine cosine(double height, double frequency, double phase) {
        return new Sine("cos", height, frequency, phase + Math.PI / 2);
    }

    /** Returns √2 sin(√(2γ)x + π/4), whose moment is the Gaussian kernel exp(−γ·Var(a − b)) (Rahimi, Recht 2007). */
    public static Sine rbf(double gamma) {
        return new Sine("rbf", Math.sqrt(2), Math.sqrt(2 * gamma), Math.PI / 4);
    }

    @Override
    public String describe() {
        return name + "(a=" + height + ", b=" + frequency + ", c=" + phase + ")";
    }

    @Override
    public double moment(PairCovariance pair) {
        return 0.5 * height * height * combine(pair.halfSpread(), pair.halfSumVariance(), pair.c(), false);
    }

    @Override
    public double derivativeMoment(PairCovariance pair) {
        return 0.5 * square(height * frequency) * combine(pair.halfSpread(), pair.halfSumVariance(), pair.c(), true);
    }

    @Override
    public double variance(double p) {
        return 0.5 * height * height * combine(0, 2 * p, p, false);
    }

    @Override
    public double derivativeVariance(double p) {
        return 0.5 * square(height * frequency) * combine(0, 2 * p, p, true);
    }

    /** Returns S₋ ± S₊cos 2s; a difference is computed by sinh and the half angle, without cancellation. */
    private double combine(double lower, double upper, double covariance, boolean plus) {
        double b2 = square(frequency);
        double minus = Math.exp(-b2 * lower);
        double other = Math.exp(-b2 * upper);
        double cosine = Math.cos(2 * phase);
        double factor = plus ? cosine : -cosine;
        if (factor >= 0) {
            return minus + factor * other;
        }
        double x = b2 * covariance;
        double difference = Math.abs(x) < 1 ? 2 * Math.exp(-0.5 * b2 * (lower + upper)) * Math.sinh(x) : minus - other;
        double half = plus ? Math.cos(phase) : Math.sin(phase);
        return difference + 2 * half * half * other;
    }

    private static double square(double x) {
        return x * x;
    }
}
