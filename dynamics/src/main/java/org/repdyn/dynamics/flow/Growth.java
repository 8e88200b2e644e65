package org.repdyn.dynamics.flow;

import java.util.Locale;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.dynamics.internal.Finite;

/**
 * A test that distinguishes finite-time blow-up from exponential growth by y = ‖W‖² and ẏ. If ẏ = c·y^q, then q − 1 is
 * the slope of log(ẏ/y) as a function of log y. Exponential growth has q = 1. Blow-up has q > 1, and its time is t +
 * y/((q − 1)ẏ). The slope is measured over the last decades of y, so that a transient is not taken for either of them.
 */
final class Growth {

    /** Number of decades of y over which the exponent is measured; earlier growth may belong to a transient. */
    private static final double DECADES = 2;

    /** Growth factor of y above which the growth counts as large; blow-up is concluded only above it. */
    private static final double LARGE = 1e4;

    /**
     * Exponent above which growth is faster than exponential. Exponential growth has exponent 1, up to the remains of a
     * transient.
     */
    private static final double SUPERLINEAR = 1.1;

    /**
     * Multiple of the time until a blow-up, as it was expected when the exponent was measured, after which it counts as refuted; the rate of weights that
     * wind outwards swings around its mean.
     */
    private static final double REFUTED = 10;

    private final double tolerance;
    private double initialLog = Double.NEGATIVE_INFINITY;
    private double anchorLog;
    private double anchorRateLog = Double.NaN;
    private double time;
    private double log;
    private double relativeRate;
    /** Value of ẏ/y after the last step in which the weights grew. */
    private double lastGrowth;

    private double lastGrowthTime;
    private double exponent = Double.NaN;
    /** Time after which a blow-up that was expected with this exponent is refuted. */
    private double refuted = Double.POSITIVE_INFINITY;

    private double largest;

    /**
     * Creates a test for one run.
     *
     * @param tolerance relative tolerance to which the blow-up time t* is determined
     */
    Growth(double tolerance) {
        this.tolerance = tolerance;
    }

    /** Records the initial state. */
    void start(double[] state) {
        initialLog = logSquare(state);
        log = initialLog;
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
        // The time of a blow-up does not pass.
        if (t > refuted) {
            forget();
        }
        if (!(relativeRate > 0)) {
            // What blows up may oscillate, but does not return to where its growth began.
            if (!(log > anchorLog) || (superlinear() && t > blowUpTime())) {
                forget();
            }
            return;
        }
        lastGrowth = relativeRate;
        lastGrowthTime = t;
        double rateLog = Math.log(relativeRate);
        if (Double.isNaN(anchorRateLog)) {
            anchorLog = log;
            anchorRateLog = rateLog;
        } else if (log - anchorLog >= DECADES * Math.log(10)) {
            exponent = 1 + (rateLog - anchorRateLog) / (log - anchorLog);
            anchorLog = log;
            anchorRateLog = rateLog;
            refuted = exponent > 1 ? t + REFUTED * remaining() : Double.POSITIVE_INFINITY;
        }
    }

    /** Forgets the growth so far; the exponent is measured anew. */
    private void forget() {
        exponent = Double.NaN;
        anchorRateLog = Double.NaN;
        refuted = Double.POSITIVE_INFINITY;
    }

    /** Returns log ‖W‖² after the last step. */
    double logSquare() {
        return log;
    }

    /** Returns ẏ/y of y = ‖W‖² after the last step; negative if the weights shrink. */
    double relativeRate() {
        return relativeRate;
    }

    /** Returns true if growth is faster than exponential. */
    boolean superlinear() {
        return large() && exponent > SUPERLINEAR;
    }

    /** Returns true if the time until a blow-up is less than a share of the time before it. */
    boolean blowsUpWithin(double share) {
        return superlinear() && remaining() < share * time;
    }

    /** Returns true if y = ‖W‖² has grown by more than the factor {@link #LARGE}. */
    boolean large() {
        return log - initialLog > Math.log(LARGE);
    }

    /** Returns true if y = ‖W‖² is {@link #large} and not known to grow exponentially at most. */
    boolean mayBlowUp() {
        return large() && !(exponent <= SUPERLINEAR);
    }

    /** Returns the length of a step within which y = ‖W‖² grows by a share at most as far as is known; infinite if there is no growth. */
    double lengthOfGrowth(double share) {
        // The rate of growth itself grows by (q − 1) times the share in the step.
        double faster = exponent > 2 ? exponent - 1 : 1;
        return relativeRate > 0 ? share / (relativeRate * faster) : Double.POSITIVE_INFINITY;
    }

    /** Returns true if blow-up is so near that its time t* is known to the tolerance. */
    boolean blownUp() {
        return blowsUpWithin(tolerance);
    }

    /** Returns the estimated blow-up time t*. */
    double blowUpTime() {
        return lastGrowthTime + remaining();
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

    /** Returns true if weights that were not zero at the start have become {@link #large}, and still grow. */
    boolean outgrown() {
        return large() && relativeRate > 0 && initialLog > Double.NEGATIVE_INFINITY;
    }

    /** Returns why no step is accurate at weights that are {@link #outgrown}. */
    String tooLarge() {
        return String.format(
                Locale.ROOT,
                "the weights are %.1g times as large as at the start and grow like exp(%.3g t), so that no step follows the"
                        + " field with the requested accuracy; end earlier or constrain them",
                Math.exp((log - initialLog) / 2),
                relativeRate / 2);
    }

    /** Returns the time until blow-up as it was estimated after the last step in which the weights grew. */
    private double remaining() {
        return 1 / ((exponent - 1) * lastGrowth);
    }

    /** Returns log ‖state‖², computed without overflow. */
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

    /** Returns the largest absolute value of an entry. */
    private static double largest(double[] state) {
        double largest = 0;
        for (double v : state) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }
}
