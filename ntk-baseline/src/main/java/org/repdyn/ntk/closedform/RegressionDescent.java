package org.repdyn.ntk.closedform;

import java.util.Locale;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Decimals;

/**
 * Gradient descent with heavy-ball momentum, v ← βv + ∇, θ ← θ − ηv, of L = ‖f − Y‖²/(2c) under a constant kernel. Each
 * mode obeys e_{s+1} = (1 + β − x)e_s − βe_{s−1}, x = ηλ/c; the recursion is in w_s = (1 − e_s)/x, which needs no
 * division: w_{s+1} = (1 + β − x)w_s − βw_{s−1} + 1, and α_s = (η/c)·w_s(Y − f₀). The cost is logarithmic in the number
 * of steps.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RegressionDescent {

    private final RegressionModes modes;
    private final double normaliser;
    private final double rate;
    private final double momentum;

    /**
     * Decomposes the kernel.
     *
     * @param kernel K, N×N
     * @param residual Y − f₀, N×k
     * @param normaliser c
     * @param rate η &gt; 0
     * @param momentum β in [0, 1)
     * @throws IllegalArgumentException if the residual has another number of rows than the kernel or is not finite, the rate or the momentum is out of
     *     range, or c is not positive and finite
     * @throws ArithmeticException if K is not positive semi-definite
     */
    public RegressionDescent(
            R064Store kernel,
            R064Store residual,
            double normaliser,
            double rate,
            double momentum,
            LinearAlgebra algebra) {
        requireRates(rate, momentum);
        this.modes = new RegressionModes(kernel, residual, algebra);
        this.normaliser = RegressionModes.normaliser(normaliser);
        this.rate = rate;
        this.momentum = momentum;
    }

    /**
     * Checks the settings of a descent.
     *
     * @throws IllegalArgumentException if the rate is not positive and finite, or the momentum not in [0, 1)
     */
    static void requireRates(double rate, double momentum) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY) || !(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("descent needs a finite rate above 0 and a momentum in [0, 1), got rate "
                    + Decimals.text(rate) + " and momentum " + Decimals.text(momentum));
        }
    }

    /** Returns the largest stable rate: descent converges for rates below 2(1 + β)c/λ_max. */
    public double largestStableRate() {
        return 2 * (1 + momentum) * normaliser / modes.largest();
    }

    /**
     * Returns α after a number of steps, N×k.
     *
     * @throws ArithmeticException if α exceeds the range of double precision; the message gives the stable rates
     */
    public R064Store dualWeights(long steps) {
        if (steps < 0) {
            throw new IllegalArgumentException("a number of steps must be at least 0, got " + steps);
        }
        R064Store alpha = modes.dualWeights(value -> rate / normaliser * progress(rate * value / normaliser, steps));
        for (double a : alpha.data) {
            if (!Double.isFinite(a)) {
                throw new ArithmeticException(String.format(
                        Locale.ROOT,
                        "descent at rate %.4g with momentum %.4g left the range of double precision within %d steps;"
                                + " it is stable at rates below %.4g",
                        rate,
                        momentum,
                        steps,
                        largestStableRate()));
            }
        }
        return alpha;
    }

    /** Returns the outputs after a number of steps, as in {@link RegressionFlow#outputs}. */
    public R064Store outputs(R064Store start, R064Store kernel, long steps) {
        return modes.outputs(start, kernel, dualWeights(steps));
    }

    /** Returns w_s by repeated squaring of the affine map (w_s, w_{s−1}) → (w_{s+1}, w_s). */
    private double progress(double x, long steps) {
        Affine power = new Affine(1, 0, 0, 0, 1, 0);
        Affine square = new Affine(1 + momentum - x, -momentum, 1, 1, 0, 0);
        for (long s = steps; s > 0; s >>= 1) {
            if ((s & 1) == 1) {
                power = square.after(power);
            }
            square = square.after(square);
        }
        return power.c;
    }

    /** The affine map (p, q) → (ap + bq + c, dp + eq + f). */
    private record Affine(double a, double b, double c, double d, double e, double f) {

        Affine after(Affine o) {
            return new Affine(
                    a * o.a + b * o.d,
                    a * o.b + b * o.e,
                    a * o.c + b * o.f + c,
                    d * o.a + e * o.d,
                    d * o.b + e * o.e,
                    d * o.c + e * o.f + f);
        }
    }
}
