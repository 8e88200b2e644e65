package org.repdyn.kernels.quadrature;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;
import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.PairCovariance;

/**
 * An activation whose moments are computed by quadrature. With ρ = c/√(pq), o = √(1 − ρ²) and x, z independent standard
 * normal, e = E[φ(√p·x)·φ(√q·(ρx + oz))]. Where φ is smooth the trapezoidal rule converges faster than any power of its
 * step; where it has kinks the integrals are split there, with Gauss–Legendre rules between.
 *
 * <p>The step is halved, or the points are increased, until two rules agree to the tolerance; the result of the finer
 * one is returned, so the error is well below the certified one. If the tolerance cannot be reached, an
 * ArithmeticException gives the error reached. A pair takes about 10⁴ evaluations; {@code TiledKernels} needs them only
 * for nearly parallel pairs.
 *
 * @param name name in messages
 * @param phi φ
 * @param derivative φ', almost everywhere
 * @param kinks points at which φ or a derivative jumps; empty if φ is smooth
 * @param tolerance certified error, relative to √(e_ii·e_jj)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record NumericActivation(
        String name, DoubleUnaryOperator phi, DoubleUnaryOperator derivative, List<Double> kinks, double tolerance)
        implements Activation {

    /** Default tolerance: a tenth of the accuracy that is tested for a recursion of a few layers. */
    public static final double DEFAULT_TOLERANCE = 1e-11;

    public NumericActivation {
        kinks = kinks.stream().sorted().toList();
        if (!(tolerance >= 1e-14 && tolerance < 1)) {
            throw new IllegalArgumentException(
                    "the tolerance of " + name + " is at least 1e-14 and below 1, got " + Decimals.text(tolerance));
        }
    }

    /** Returns an activation of a smooth function with the default tolerance. */
    public static NumericActivation smooth(String name, DoubleUnaryOperator phi, DoubleUnaryOperator derivative) {
        return new NumericActivation(name, phi, derivative, List.of(), DEFAULT_TOLERANCE);
    }

    /**
     * A number with its certified error.
     *
     * @param value result of the finer of two rules
     * @param error difference of the two rules
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Estimate(double value, double error) {}

    @Override
    public String describe() {
        return name + "(tolerance=" + tolerance + ")";
    }

    /** Returns e, with the error reached. */
    public Estimate estimate(PairCovariance pair) {
        return rule().pair(phi, pair, tolerance * scale(phi, pair));
    }

    @Override
    public double moment(PairCovariance pair) {
        double scale = scale(phi, pair);
        return certified(rule().pair(phi, pair, tolerance * scale), scale, pair.p(), pair.q());
    }

    @Override
    public double derivativeMoment(PairCovariance pair) {
        double scale = scale(derivative, pair);
        return certified(rule().pair(derivative, pair, tolerance * scale), scale, pair.p(), pair.q());
    }

    @Override
    public double variance(double p) {
        return square(phi, p);
    }

    @Override
    public double derivativeVariance(double p) {
        return square(derivative, p);
    }

    private double square(DoubleUnaryOperator f, double p) {
        Estimate result = rule().square(f, p, tolerance);
        return certified(result, Math.abs(result.value()), p, p);
    }

    private double scale(DoubleUnaryOperator f, PairCovariance pair) {
        double first = square(f, pair.p());
        return pair.p() == pair.q() ? first : Math.sqrt(first) * Math.sqrt(square(f, pair.q()));
    }

    private GaussianQuadrature rule() {
        return new GaussianQuadrature(kinks);
    }

    private double certified(Estimate estimate, double scale, double p, double q) {
        if (!(estimate.error() <= tolerance * scale)) {
            throw new ArithmeticException(
                    "the moments of " + name + " at variances " + Decimals.text(p) + " and " + Decimals.text(q)
                            + " have a relative error of " + Decimals.text(estimate.error() / scale)
                            + ", above the tolerance " + Decimals.text(tolerance)
                            + "; reduce W_std or the scale of the inputs, or increase the tolerance");
        }
        return estimate.value();
    }
}
