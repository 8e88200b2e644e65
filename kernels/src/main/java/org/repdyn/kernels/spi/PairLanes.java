package org.repdyn.kernels.spi;

import org.apiguardian.api.API;

/**
 * Many pairs of inputs that share the second input, all well separated: −0.99 ≤ ρ ≤ 0.998, so that plain differences lose
 * at most three digits. Arrays are lent; entries beyond {@link #count} mean nothing.
 *
 * <p>An activation that overrides {@link Activation#moments} writes loops over these arrays, with +, ·, /, √, fma, abs, min
 * and max and no branches: the virtual machine then computes four or eight pairs at once, with the same bits as one by one.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class PairLanes {

    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final double MOST_PARALLEL = 0.998;
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final double MOST_ANTIPARALLEL = 0.99;

    private final double[] p;
    private final double[] c;
    private final double[] scale;
    private final double[] correlation;
    private final double[] moment;
    private final double[] derivative;
    private final double[] scratch;
    private int count;
    private double q;

    @API(status = API.Status.INTERNAL, since = "0.1")
    public PairLanes(int capacity) {
        p = new double[capacity];
        c = new double[capacity];
        scale = new double[capacity];
        correlation = new double[capacity];
        moment = new double[capacity];
        derivative = new double[capacity];
        scratch = new double[capacity];
    }

    @API(status = API.Status.INTERNAL, since = "0.1")
    public void begin(int pairs, double second) {
        count = pairs;
        q = second;
    }

    /** Number of pairs. */
    public int count() {
        return count;
    }

    /** Variances p of the first inputs. */
    public double[] p() {
        return p;
    }

    /** Variance q of the second input. */
    public double q() {
        return q;
    }

    /** Covariances c. */
    public double[] c() {
        return c;
    }

    /** √(pq). */
    public double[] scale() {
        return scale;
    }

    /** ρ = c/√(pq). */
    public double[] correlation() {
        return correlation;
    }

    /** To be filled with e. */
    public double[] moment() {
        return moment;
    }

    /** To be filled with ė. */
    public double[] derivative() {
        return derivative;
    }

    /** For intermediate results. */
    public double[] scratch() {
        return scratch;
    }
}
