package org.repdyn.kernels.quadrature;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apiguardian.api.API;
import org.repdyn.kernels.spi.PairBatch;

/**
 * The moments of a layer without a closed form, as a series for many pairs. With the normalised Hermite polynomials hₗ
 * and cₗ(p) = E[φ(√p·z)hₗ(z)], Mehler's formula is
 *
 * <pre>
 * e = Σ cₗ(p)cₗ(q)ρˡ,       ė = Σ l·cₗ(p)cₗ(q)ρ^{l−1}/√(pq),
 * </pre>
 *
 * where the second follows from E[φ'(√p·z)hₗ] = √(l + 1)·cₗ₊₁/√p. The coefficients belong to one input and are computed
 * once; a pair costs one polynomial. The truncation error is bounded by Parseval and Cauchy–Schwarz, |Σ_{l&gt;L}| ≤
 * |ρ|^{L+1}√(τ(p)τ(q)) with τ(p) = E[φ²] − Σ_{l≤L} cₗ², and is added to the error of the coefficients themselves: a
 * pair for which the sum is above the tolerance, as for nearly parallel inputs, is left to the adaptive rule.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HermiteSeries {

    /** Largest degree of the series. */
    private static final int DEGREE = 256;

    /** Share of the tolerance that the error of one input's coefficients may use. */
    private static final double SHARE = 0.2;

    /** Share of the tolerance below which the last terms of an input are dropped. */
    private static final double NEGLIGIBLE = 1e-3;

    /** Rounding error of τ, a difference of numbers of size 1. */
    private static final double ROUNDING = 64 * 0x1p-52;

    private final double tolerance;
    /** cₗ of each input; zero beyond the input's last term. */
    private final double[][] coefficients;

    private final int[] degree;
    private final ErrorBounds value;
    private final ErrorBounds slope;

    /** Error bounds for each input, relative to √E[φ²] or √E[φ'²]. */
    private record ErrorBounds(double[] root, double[] own, double[] tail) {

        ErrorBounds(int inputs) {
            this(new double[inputs], new double[inputs], new double[inputs]);
        }

        void set(int input, double second, double kept, double error) {
            root[input] = Math.sqrt(second);
            own[input] = error / root[input];
            tail[input] = Math.sqrt(Math.max(0, 1 - kept / second) + ROUNDING);
        }
    }

    private HermiteSeries(double tolerance, int inputs) {
        this.tolerance = tolerance;
        coefficients = new double[DEGREE + 1][inputs];
        degree = new int[inputs];
        value = new ErrorBounds(inputs);
        slope = new ErrorBounds(inputs);
    }

    /**
     * Returns the series of a layer.
     *
     * @param variance p of each input below it
     * @return the series; empty if the coefficients of some input do not reach the tolerance
     */
    public static Optional<HermiteSeries> of(NumericActivation activation, double[] variance) {
        HermiteSeries series = new HermiteSeries(activation.tolerance(), variance.length);
        HermiteRule rule = new HermiteRule(activation.kinks(), DEGREE);
        double[] fine = new double[DEGREE + 1];
        for (int i = 0; i < variance.length; i++) {
            if (variance[i] > 0 && !series.add(activation, rule, i, variance[i], fine)) {
                return Optional.empty();
            }
        }
        return Optional.of(series);
    }

    private boolean add(NumericActivation activation, HermiteRule rule, int input, double p, double[] fine) {
        double root = Math.sqrt(p);
        DoubleUnaryOperator phi = activation.phi();
        double allowed = SHARE * tolerance;
        double second = activation.variance(p);
        double secondSlope = activation.derivativeVariance(p);
        double error = rule.coefficients(phi, root, fine);
        double slopeError = rule.slopeError() / root;
        if (!(error <= allowed * Math.sqrt(second) && slopeError <= allowed * Math.sqrt(secondSlope))) {
            return false;
        }
        double kept = 0;
        double keptSlope = 0;
        for (int l = 0; l <= DEGREE; l++) {
            kept += fine[l] * fine[l];
            keptSlope += l * fine[l] * fine[l] / p;
        }
        value.set(input, second, kept, error);
        slope.set(input, secondSlope, keptSlope, slopeError);
        double negligible = NEGLIGIBLE * tolerance;
        int last = DEGREE;
        double dropped = 0;
        double droppedSlope = 0;
        while (last > 0) {
            double term = fine[last] * fine[last];
            boolean small = Math.sqrt(dropped + term) <= negligible * value.root[input]
                    && Math.sqrt((droppedSlope + last * term) / p) <= negligible * slope.root[input];
            if (!small) {
                break;
            }
            dropped += term;
            droppedSlope += last * term;
            last--;
        }
        value.own[input] += negligible;
        slope.own[input] += negligible;
        degree[input] = last;
        for (int l = 0; l <= last; l++) {
            coefficients[l][input] = fine[l];
        }
        return true;
    }

    /**
     * Computes e and ė of the pairs.
     *
     * @param excess set to 1 for pairs whose error is not certified to be below the tolerance
     */
    public void moments(int first, int second, PairBatch batch, double[] excess) {
        int count = batch.count();
        double[] rho = batch.correlation();
        double[] scale = batch.scale();
        double[] moment = batch.moment();
        double[] derivative = batch.derivative();
        Arrays.fill(moment, 0, count, 0);
        Arrays.fill(derivative, 0, count, 0);
        for (int l = degree[second]; l >= 0; l--) {
            double[] row = coefficients[l];
            double other = row[second];
            for (int i = 0; i < count; i++) {
                derivative[i] = Math.fma(derivative[i], rho[i], moment[i]);
                moment[i] = Math.fma(moment[i], rho[i], row[first + i] * other);
            }
        }
        for (int i = 0; i < count; i++) {
            derivative[i] /= scale[i];
        }
        for (int i = 0; i < count; i++) {
            if (!certified(value, first + i, second, rho[i], DEGREE + 1)
                    || !certified(slope, first + i, second, rho[i], DEGREE)) {
                excess[i] = 1;
            }
        }
    }

    private boolean certified(ErrorBounds side, int i, int j, double rho, int power) {
        double own = side.own[i] + side.own[j];
        double tail = side.tail[i] * side.tail[j];
        return own + tail <= tolerance || own + tail * Math.pow(Math.abs(rho), power) <= tolerance;
    }
}
