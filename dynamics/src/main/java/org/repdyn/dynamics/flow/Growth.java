package org.repdyn.dynamics.flow;

import java.util.Locale;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.dynamics.internal.Finite;

/**
 * Tells finite-time blow-up from exponential growth by y = ‖W‖² and ẏ. Where ẏ = c·y^q, the exponent q is the slope of
 * log ẏ on log y: 1 for exponential growth, more for blow-up, which then comes at t + y/((q − 1)ẏ). The slope is taken
 * over the last decades of y, so that no transient is mistaken for either.
 */
final class Growth {

    /** Decades of y over which the exponent is measured; what came before belongs to the transient. */
    private static final double DECADES = 2;

    /** Smallest growth factor of y from which blow-up is concluded. */
    private static final double LARGE = 1e4;

    /** Exponential growth has exponent 1 up to what its transient leaves. */
    private static final double SUPERLINEAR = 1.1;

    private final double tolerance;
    private double initialLog = Double.NEGATIVE_INFINITY;
    private double anchorLog;
    private double anchorRateLog = Double.NaN;
    private double time;
    private double log;
    private double relativeRate;
    private double exponent = Double.NaN;
    private double largest;

    /** @param tolerance part of t* to which t* is to be known */
    Growth(double tolerance) {
        this.tolerance = tolerance;
    }

    void start(double[] state) {
        initialLog = logSquare(state);
        anchorLog = initialLog;
    }

    /** Records the state after a step. */
    void observe(double t, double[] state, double[] derivative) {
        time = t;
        largest = largest(state);
        log = logSquare(state);
        double product = 0;
        double square = 0;
        for (int i = 0; i < state.length; i++) {
            double scaled = state[i] / largest;
            product += scaled * (derivative[i] / largest);
            square += scaled * scaled;
        }
        relativeRate = 2 * product / square;
        if (!(relativeRate > 0)) {
            exponent = Double.NaN;
            anchorRateLog = Double.NaN;
            return;
        }
        double rateLog = Math.log(relativeRate);
        if (Double.isNaN(anchorRateLog)) {
            anchorLog = log;
            anchorRateLog = rateLog;
        } else if (log - anchorLog >= DECADES * Math.log(10)) {
            exponent = 1 + (rateLog - anchorRateLog) / (log - anchorLog);
            anchorLog = log;
            anchorRateLog = rateLog;
        }
    }

    /** Returns true if growth is faster than exponential. */
    boolean superlinear() {
        return large() && exponent > SUPERLINEAR;
    }

    /** Returns true if the state has grown by orders of magnitude. */
    boolean large() {
        return log - initialLog > Math.log(LARGE);
    }

    /** Returns true if blow-up is so near that its time is known to the tolerance. */
    boolean blownUp() {
        return superlinear() && remaining() < tolerance * time;
    }

    /** Returns the estimate of t*. */
    double blowUpTime() {
        return time + remaining();
    }

    /** Returns true if the state has left the range where losses can be computed. */
    boolean beyondRange() {
        return !(largest < Finite.LARGEST);
    }

    /** Returns the stop reason of a run that left the range, given the time of the last reported state. */
    StopReason diverged(double lastShown) {
        return new StopReason.Diverged(
                lastShown,
                String.format(
                        Locale.ROOT,
                        "the weights left the range of double precision at t = %.4g, growing like exp(%.3g t); end "
                                + "earlier or constrain them",
                        time,
                        relativeRate / 2));
    }

    private double remaining() {
        return 1 / ((exponent - 1) * relativeRate);
    }

    private static double logSquare(double[] state) {
        double largest = largest(state);
        if (largest == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = 0;
        for (double v : state) {
            double scaled = v / largest;
            sum += scaled * scaled;
        }
        return 2 * Math.log(largest) + Math.log(sum);
    }

    private static double largest(double[] state) {
        double largest = 0;
        for (double v : state) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }
}
