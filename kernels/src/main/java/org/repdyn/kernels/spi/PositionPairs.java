package org.repdyn.kernels.spi;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The covariances of two inputs between positions s of the first and t of the second: all of them, or only those with s
 * = t if no layer above needs the others. Memory P² or P, for one pair of inputs.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class PositionPairs {

    private final int positions;
    private final boolean all;
    private final PairCovariance[] pairs;
    private PooledVariances first = new PooledVariances();
    private PooledVariances second = first;
    private int poolings;

    @API(status = API.Status.INTERNAL, since = "0.1")
    public PositionPairs(Optional<Grid> grid, boolean all) {
        positions = grid.map(Grid::positions).orElse(1);
        this.all = all || positions == 1;
        pairs = new PairCovariance[this.all ? Math.multiplyExact(positions, positions) : positions];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = new PairCovariance();
        }
    }

    /** Returns the number of positions of each input. */
    public int positions() {
        return positions;
    }

    /** Returns true if pairs with s ≠ t are stored. */
    public boolean all() {
        return all;
    }

    /** Returns the covariance of position s of the first input and position t of the second. */
    public PairCovariance at(int s, int t) {
        if (!all && s != t) {
            throw new IllegalArgumentException(
                    "covariances between different positions are not stored: the network has no layer that combines positions");
        }
        return pairs[all ? s * positions + t : s];
    }

    /** Applies a map to each pair. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public void each(LayerMap.OfPair map) {
        for (PairCovariance pair : pairs) {
            map.apply(pair);
        }
    }

    /** Adds other signals pair by pair. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public void add(PositionPairs others) {
        for (int i = 0; i < pairs.length; i++) {
            pairs[i].add(others.pairs[i]);
        }
    }

    @API(status = API.Status.INTERNAL, since = "0.1")
    public void copyFrom(PositionPairs others) {
        for (int i = 0; i < pairs.length; i++) {
            pairs[i].copyFrom(others.pairs[i]);
        }
        follow(others);
    }

    /** Starts a new pair of inputs, with the variances that pooling layers recorded for each of the two. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public void begin(PooledVariances firstInput, PooledVariances secondInput) {
        first = firstInput;
        second = secondInput;
        poolings = 0;
    }

    /** Takes over the pair of inputs and the number of pooling layers passed from {@code others}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public void follow(PositionPairs others) {
        first = others.first;
        second = others.second;
        poolings = others.poolings;
    }

    /**
     * Overwrites these with the averages of pairs below over a window of positions of each input.
     *
     * @param in the pairs below, all of them
     * @param windows positions below for each position here; negative ones count as zero
     */
    public void average(PositionPairs in, int[][] windows) {
        follow(in);
        double[] covariance = new double[pairs.length];
        double[] tangent = new double[pairs.length];
        for (int s = 0; s < positions; s++) {
            for (int t = 0; t < positions; t++) {
                sum(in, windows[s], windows[t], s * positions + t, covariance, tangent);
            }
        }
        // Recorded once per layer, when the input is paired with itself for the first time.
        if (first == second && first.recorded() == poolings) {
            double[] variances = new double[positions];
            for (int s = 0; s < positions; s++) {
                variances[s] = covariance[s * positions + s];
            }
            first.record(variances);
        }
        double[] p = first.get(poolings);
        double[] q = second.get(poolings);
        for (int s = 0; s < positions; s++) {
            for (int t = 0; t < positions; t++) {
                int index = s * positions + t;
                pairs[index].restart(p[s], q[t], covariance[index], tangent[index]);
            }
        }
        poolings++;
    }

    private static void sum(
            PositionPairs in, int[] window, int[] other, int index, double[] covariance, double[] tangent) {
        double c = 0;
        double theta = 0;
        for (int s : window) {
            for (int t : other) {
                if (s >= 0 && t >= 0) {
                    PairCovariance pair = in.at(s, t);
                    c += pair.c();
                    theta += pair.tangent();
                }
            }
        }
        double weight = 1.0 / window.length / other.length;
        covariance[index] = c * weight;
        tangent[index] = theta * weight;
    }
}
