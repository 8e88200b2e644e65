package org.repdyn.kernels.lowrank;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;

/**
 * Random features of the ReLU network with one hidden layer, no biases, σ_w = 1: ΦΦᵀ is an unbiased estimate of its
 * kernels with entrywise error O(1/√m), in time and memory n·m instead of n². (Rahimi and Recht 2007; Cho and Saul
 * 2009.)
 *
 * <p>NNGP: φ(xW/√d)/√m, m columns. NTK = NNGP + (xᵀx'/d)·κ₀: in addition the full tensor product 1[xW &gt; 0]⊗x,
 * d·m more columns.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ReluFeatures {

    private final R064Store directions;
    private final boolean tangent;
    private final LinearAlgebra algebra;

    /** Largest number of entries of a matrix, whose array has indices of 31 bits. */
    static final int MAX_ENTRIES = Integer.MAX_VALUE - 8;

    private ReluFeatures(R064Store directions, boolean tangent, LinearAlgebra algebra) {
        this.directions = directions;
        this.tangent = tangent;
        this.algebra = algebra;
    }

    /** Draws features of the NNGP kernel: a frozen hidden layer of width m. */
    public static ReluFeatures nngp(int dimension, int width, Seed seed, LinearAlgebra algebra) {
        return new ReluFeatures(draw(dimension, width, seed), false, algebra);
    }

    /** Draws features of the NTK. */
    public static ReluFeatures ntk(int dimension, int width, Seed seed, LinearAlgebra algebra) {
        return new ReluFeatures(draw(dimension, width, seed), true, algebra);
    }

    private static R064Store draw(int dimension, int width, Seed seed) {
        if (dimension < 1 || width < 1) {
            throw new IllegalArgumentException("random features need an input dimension and a width of at least 1, got "
                    + dimension + " and " + width);
        }
        if ((long) dimension * width > MAX_ENTRIES) {
            throw new IllegalArgumentException(
                    "the directions of random features have an input dimension times a width of at most " + MAX_ENTRIES
                            + " numbers, got " + dimension + " and " + width + "; take a smaller width");
        }
        R064Store result = R064Store.FACTORY.make(dimension, width);
        ContinuousSampler normal = seed.gaussians();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = normal.sample();
        }
        return result;
    }

    /**
     * Returns Φ, one row for each point.
     *
     * @param x n×d
     */
    public R064Store features(R064Store x) {
        int n = x.getRowDim();
        int d = x.getColDim();
        if (d != directions.getRowDim()) {
            throw new IllegalArgumentException(
                    "the inputs have " + d + " columns, the features were drawn for " + directions.getRowDim());
        }
        int m = directions.getColDim();
        R064Store z = algebra.multiply(x, directions);
        R064Store result = R064Store.FACTORY.make(n, Math.multiplyExact(m, tangent ? d + 1 : 1));
        double factor = 1 / Math.sqrt((double) d * m);
        for (int i = 0; i < z.data.length; i++) {
            result.data[i] = factor * Math.max(0, z.data[i]);
        }
        if (tangent) {
            double[] on = new double[z.data.length];
            // φ'(0) = ½, the convention of the kernels.
            Arrays.setAll(on, i -> z.data[i] > 0 ? factor : z.data[i] == 0 ? factor / 2 : 0);
            for (int l = 0; l < d; l++) {
                int to = (l + 1) * m * n;
                for (int i = 0; i < on.length; i++) {
                    result.data[to + i] = on[i] * x.data[l * n + i % n];
                }
            }
        }
        return result;
    }
}
