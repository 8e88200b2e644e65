package org.repdyn.kernels.spi;

import org.apiguardian.api.API;

/**
 * Many pairs of inputs, all well separated: −0.99 ≤ ρ ≤ 0.998, so that plain differences
 * lose at most three digits. The arrays are reused: they are valid until the call returns, and only their first {@link
 * #count} entries are used.
 *
 * <p>An activation that overrides {@link Activation#moments} writes loops over these arrays, with +, ·, /, √, fma, abs,
 * min and max and no branches: the virtual machine then vectorises them, with the same bits as one pair at a time.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class PairBatch {

    /** Largest ρ of a well-separated pair: above it the difference √(pq) − c loses more than three digits. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final double MOST_PARALLEL = 0.998;

    /** Largest −ρ of a well-separated pair, for √(pq) + c likewise. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final double MOST_ANTIPARALLEL = 0.99;

    /** Middle and half of the range of ρ; a little less than half, so that rounding leaves no pair beyond it unnoticed. */
    private static final double MIDDLE = (MOST_PARALLEL - MOST_ANTIPARALLEL) / 2;

    private static final double HALF = (MOST_PARALLEL + MOST_ANTIPARALLEL) / 2 - 1e-12;

    private final double[] p;
    private final double[] q;
    private final double[] c;
    private final double[] scale;
    private final double[] correlation;
    private final double[] moment;
    private final double[] derivative;
    private final double[] scratch;
    private int count;

    /** Allocates the arrays for at most {@code capacity} pairs. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public PairBatch(int capacity) {
        p = new double[capacity];
        q = new double[capacity];
        c = new double[capacity];
        scale = new double[capacity];
        correlation = new double[capacity];
        moment = new double[capacity];
        derivative = new double[capacity];
        scratch = new double[capacity];
    }

    /** Starts a new batch of pairs. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public void begin(int pairs) {
        count = pairs;
    }

    /** Returns the number of pairs. */
    public int count() {
        return count;
    }

    /** Returns the variances p of the first inputs. */
    public double[] p() {
        return p;
    }

    /** Returns the variances q of the second inputs. */
    public double[] q() {
        return q;
    }

    /** Returns the covariances c. */
    public double[] c() {
        return c;
    }

    /** Returns s(p)s(q), √(pq) unless the activation has another {@link Activation#batchScale}. */
    public double[] scale() {
        return scale;
    }

    /** Returns c/(s(p)s(q)), ρ = c/√(pq) unless the activation has another {@link Activation#batchScale}. */
    public double[] correlation() {
        return correlation;
    }

    /** Returns the array that the activation fills with e. */
    public double[] moment() {
        return moment;
    }

    /** Returns the array that the activation fills with ė. */
    public double[] derivative() {
        return derivative;
    }

    /** Returns an array for intermediate results. */
    public double[] scratch() {
        return scratch;
    }

    /**
     * Adds to each entry of {@code excess} a number above 0 if the correlation is beyond the range of well-separated pairs, NaN if it is NaN, and else
     * 0.
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static void addExcess(double[] correlation, int count, double[] excess) {
        for (int i = 0; i < count; i++) {
            double deviation = Math.abs(correlation[i] - MIDDLE) - HALF;
            excess[i] += deviation + Math.abs(deviation);
        }
    }
}
