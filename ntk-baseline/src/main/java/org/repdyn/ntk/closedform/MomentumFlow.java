package org.repdyn.ntk.closedform;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Decimals;

/**
 * The continuous heavy ball of L = ‖f − Y‖²/(2c) under a constant kernel: ḟ = q, q̇ = −K∇L − 2aq, f(0) = f₀, q(0) = 0,
 * with 2a = (1 − β)/√η in the time unit √η of descent with rate η and momentum β (Lee et al. 2019). Each mode is a
 * damped oscillator; under-, over- and critical damping are evaluated without cancellation.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MomentumFlow {

    private final RegressionModes modes;
    private final double normaliser;
    private final double damping;

    /**
     * Decomposes the kernel.
     *
     * @param kernel K, N×N
     * @param residual Y − f₀, N×k
     * @param normaliser c
     * @param damping a &gt; 0
     * @throws IllegalArgumentException if the residual has another number of rows than the kernel or is not finite, or c or a is not positive and
     *     finite
     * @throws ArithmeticException if K is not positive semi-definite
     */
    public MomentumFlow(
            R064Store kernel, R064Store residual, double normaliser, double damping, LinearAlgebra algebra) {
        if (!(damping > 0 && damping < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a flow with momentum needs a finite damping above 0, got " + Decimals.text(damping));
        }
        this.modes = new RegressionModes(kernel, residual, algebra);
        this.normaliser = RegressionModes.normaliser(normaliser);
        this.damping = damping;
    }

    /**
     * Returns the limit of descent with this rate and momentum at small rates, in the time √η·(steps).
     *
     * @param rate η &gt; 0
     * @param momentum β in [0, 1)
     * @throws IllegalArgumentException as the constructor does, or if the rate or the momentum is out of range
     */
    public static MomentumFlow of(
            R064Store kernel,
            R064Store residual,
            double normaliser,
            double rate,
            double momentum,
            LinearAlgebra algebra) {
        RegressionDescent.requireRates(rate, momentum);
        return new MomentumFlow(kernel, residual, normaliser, (1 - momentum) / (2 * Math.sqrt(rate)), algebra);
    }

    /**
     * Returns α(t), N×k.
     *
     * @param time at least 0; may be infinite
     */
    public R064Store dualWeights(double time) {
        if (!(time >= 0)) {
            throw new IllegalArgumentException("a time must be at least 0 or infinite, got " + Decimals.text(time));
        }
        return modes.dualWeights(value -> response(value / normaliser, time) / normaliser);
    }

    /** Returns f(t) at any points, as in {@link RegressionFlow#outputs}. */
    public R064Store outputs(R064Store start, R064Store kernel, double time) {
        return modes.outputs(start, kernel, dualWeights(time));
    }

    /** Returns g(t) of g̈ + 2aġ + ω²g = 1, g(0) = ġ(0) = 0, which is (1 − r)/ω², without cancellation for small ω²t². */
    private double response(double square, double t) {
        double remaining = remaining(square, t);
        if (remaining == 0) {
            return 1 / square;
        }
        double frequency = Math.sqrt(square);
        if (t * Math.max(2 * damping, frequency) <= 1) {
            return early(square, t);
        }
        if (2 * frequency > damping) {
            // 1 − r is not small here: ωt is above 1/4.
            return (1 - remaining) / square;
        }
        // Two decays at the rates a ± s with s ≥ 0.86a, g = (φ(a − s) − φ(a + s))/(2s), of which the slower one is
        // ω²/(a + s).
        double root = Math.sqrt((damping - frequency) * (damping + frequency));
        double fast = damping + root;
        return (Propagators.phi(square / fast, t) - Propagators.phi(fast, t)) / (2 * root);
    }

    /** Returns g(t) by its power series, whose terms fall like 1/n! for 2at and ωt of at most 1. */
    private double early(double square, double t) {
        double before = 0;
        double term = t * t / 2;
        double sum = term;
        // The term 22 is below 1e-18 of the sum.
        for (int n = 2; n < 22; n++) {
            double next = -(2 * damping * t * n * term + square * t * t * before) / ((n + 1.0) * n);
            before = term;
            term = next;
            sum += term;
        }
        return sum;
    }

    /** Returns r(t) of r̈ + 2aṙ + ω²r = 0, r(0) = 1, ṙ(0) = 0. */
    private double remaining(double square, double t) {
        if (Double.isInfinite(t)) {
            return 0;
        }
        double discriminant = (damping - Math.sqrt(square)) * (damping + Math.sqrt(square));
        double root = Math.sqrt(Math.abs(discriminant));
        if (discriminant < 0) {
            double decay = Math.exp(-damping * t);
            double x = root * t;
            double sine = x == 0 ? t : Math.sin(x) / root;
            // At times at which nothing remains, the angle may overflow.
            return decay == 0 ? 0 : decay * (Math.cos(x) + damping * sine);
        }
        // e^{(s−a)t}[(1 + e^{−2st})/2 + a(1 − e^{−2st})/2s], with s − a = −ω²/(s + a).
        double slow = Math.exp(-square / (root + damping) * t);
        return slow == 0 ? 0 : slow * (0.5 * (1 + Math.exp(-2 * root * t)) + damping * Propagators.phi(2 * root, t));
    }
}
