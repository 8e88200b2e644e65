package org.repdyn.kernels.lowrank;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.random.Seed;

/**
 * Random features of ReLU networks of any depth without biases: ΦΦᵀ tends to their NNGP or NTK with entrywise error
 * O(1/√m), in time n·m² per layer and memory n·m. (Zandieh et al. 2021 for the idea of a feature map layer by layer.)
 *
 * <p>With features a of the NNGP and t of the NTK below a layer, and independent draws,
 *
 * <pre>
 * a' = σ·max(aG, 0)/√m              ⟨a', a'⟩ → σ²E[φφ]
 * s  = 1[aG₂ &gt; 0]/√m                 ⟨s, s⟩ → E[φ'φ']
 * t' = [a', σ·(sR₁)∘(tR₂)/√m]       ⟨t', t'⟩ → K' + σ²Θ·E[φ'φ'],
 * </pre>
 *
 * G, G₂ Gaussian, R₁, R₂ of random signs: the last is an unbiased sketch of the tensor product s⊗t (Kar, Karnick 2012),
 * which would have m times as many columns. Each layer is unbiased given the one below; the bias of the whole is
 * O(1/m).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DeepReluFeatures {

    private final int dimension;
    private final int depth;
    private final int width;
    private final double weightStd;
    private final Seed seed;
    private final LinearAlgebra algebra;

    /**
     * Creates features whose weights are drawn when they are computed.
     *
     * @param dimension d of the inputs
     * @param depth number of hidden layers, at least 1
     * @param width m
     * @param weightStd σ of every layer
     * @throws IllegalArgumentException if a number is below 1, σ is not positive, or an array cannot hold the weights of a layer
     */
    public DeepReluFeatures(int dimension, int depth, int width, double weightStd, Seed seed, LinearAlgebra algebra) {
        if (dimension < 1 || depth < 1 || width < 1 || !(weightStd > 0)) {
            throw new IllegalArgumentException(
                    "random features need inputs, a depth and a width of at least 1 and a weight"
                            + " standard deviation above 0, got " + dimension + ", " + depth + ", " + width + " and "
                            + Decimals.text(weightStd));
        }
        // From the second layer on, the features of the tangent kernel that are multiplied have twice the width.
        long rows = Math.max(dimension, depth > 1 ? 2L * width : width);
        if (rows * width > ReluFeatures.MAX_ENTRIES) {
            throw new IllegalArgumentException("random features of width " + width + " draw " + rows + "×" + width
                    + " matrices, more than the " + ReluFeatures.MAX_ENTRIES + " numbers that an array can hold; take a"
                    + " smaller width");
        }
        this.dimension = dimension;
        this.depth = depth;
        this.width = width;
        this.weightStd = weightStd;
        this.seed = seed;
        this.algebra = algebra;
    }

    /**
     * The features of both kernels, one row per point.
     *
     * @param nngp n×m
     * @param ntk n×2m
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Features(R064Store nngp, R064Store ntk) {}

    /**
     * Returns Φ. The draws depend on the seed alone, so features from several calls can be combined.
     *
     * @param x n×d
     */
    public Features of(R064Store x) {
        if (x.getColDim() != dimension) {
            throw new IllegalArgumentException(
                    "the inputs have " + x.getColDim() + " columns, the features were drawn for " + dimension);
        }
        R064Store a = scaled(x, weightStd / Math.sqrt(dimension));
        R064Store t = a;
        for (int layer = 1; layer <= depth; layer++) {
            Seed own = seed.child("layer " + layer);
            R064Store hidden = algebra.multiply(a, draw(a.getColDim(), own.child("hidden"), false));
            R064Store side = algebra.multiply(a, draw(a.getColDim(), own.child("slopes"), false));
            for (int i = 0; i < hidden.data.length; i++) {
                hidden.data[i] = weightStd / Math.sqrt(width) * Math.max(0, hidden.data[i]);
                // φ'(0) = ½, the convention of the kernels.
                side.data[i] = (side.data[i] > 0 ? 1 : side.data[i] == 0 ? 0.5 : 0) / Math.sqrt(width);
            }
            R064Store first = algebra.multiply(side, draw(width, own.child("first factor"), true));
            R064Store second = algebra.multiply(t, draw(t.getColDim(), own.child("second factor"), true));
            R064Store both = R064Store.FACTORY.make(x.getRowDim(), 2 * width);
            System.arraycopy(hidden.data, 0, both.data, 0, hidden.data.length);
            for (int i = 0; i < first.data.length; i++) {
                both.data[hidden.data.length + i] = weightStd / Math.sqrt(width) * first.data[i] * second.data[i];
            }
            a = hidden;
            t = both;
        }
        return new Features(a, t);
    }

    private R064Store draw(int rows, Seed from, boolean signs) {
        R064Store result = R064Store.FACTORY.make(rows, width);
        ContinuousSampler normal = from.gaussians();
        for (int i = 0; i < result.data.length; i++) {
            double value = normal.sample();
            result.data[i] = signs ? Math.copySign(1, value) : value;
        }
        return result;
    }

    private static R064Store scaled(R064Store x, double factor) {
        R064Store result = x.copy();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] *= factor;
        }
        return result;
    }
}
