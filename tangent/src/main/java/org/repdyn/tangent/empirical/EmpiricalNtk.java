package org.repdyn.tangent.empirical;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Encoder;

/**
 * The tangent kernel Θ_{(i,a),(j,b)} = ⟨∂u_a(xᵢ), ∂u_b(xⱼ)⟩ of an encoder at given weights. Through dense layers
 * ({@link org.repdyn.dynamics.spi.LayeredPass}) it is the Hadamard product of two Gram matrices for each layer, without a
 * Jacobian (Novak, Sohl-Dickstein, Schoenholz 2022); for any other encoder, which must embed each row separately, it
 * comes from Jacobians of blocks of rows. Memory stays within the budget.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EmpiricalNtk {

    /** Default memory budget, 1 GiB. */
    public static final long DEFAULT_BUDGET = 1L << 30;

    private final Encoder encoder;
    private final LinearAlgebra algebra;
    private final long budget;

    /**
     * Creates a kernel with a memory budget.
     *
     * @param budget bytes for the kernel and its intermediate matrices
     */
    public EmpiricalNtk(Encoder encoder, LinearAlgebra algebra, long budget) {
        this.encoder = encoder;
        this.algebra = algebra;
        this.budget = budget;
    }

    /** Creates a kernel with the default memory budget. */
    public EmpiricalNtk(Encoder encoder, LinearAlgebra algebra) {
        this(encoder, algebra, DEFAULT_BUDGET);
    }

    /**
     * The plan of a computation within the budget.
     *
     * @param blockRows number of samples in a block, on each side
     * @param bytes largest memory in use
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Plan(int blockRows, long bytes) {}

    /**
     * Returns the plan for kernels of {@code rows} with {@code columns} samples.
     *
     * @param kernels number of kernels: 1, or one per layer
     * @throws IllegalArgumentException if they do not fit the budget; the message gives the number of samples that
     *     would
     */
    public Plan plan(int rows, int columns, int dimension, Reduction reduction, int kernels) {
        long q = reduction.rows(encoder.outputs());
        double kernelBytes = kernelBytes(rows, columns, reduction, kernels);
        long perSample = 8 * TangentFeatures.perSample(encoder, dimension, reduction, algebra);
        double least = leastBytes(rows, columns, dimension, reduction, kernels);
        if (least > budget || (double) rows * columns * q * q > Integer.MAX_VALUE) {
            long most = (long) Math.sqrt(Math.min(
                    Math.max(0, budget - 2.0 * perSample - 24.0 * q * q) / (8.0 * kernels * q * q),
                    (double) Integer.MAX_VALUE / (q * q)));
            throw new IllegalArgumentException("the tangent kernel of " + rows + " by " + columns + " samples with "
                    + q + " rows each takes " + Math.round(least) + " bytes, the budget is " + budget + "; at most "
                    + most + " samples fit. Take fewer, raise the budget, use the trace mean, or the products of"
                    + " TangentOperator with top eigenpairs, Nyström or random features");
        }
        int block = Math.max(rows, columns);
        while (block > 1 && bytes(kernelBytes, perSample, block, q) > budget) {
            block = (block + 1) / 2;
        }
        return new Plan(block, (long) bytes(kernelBytes, perSample, block, q));
    }

    /**
     * Returns the least memory that kernels of {@code rows} with {@code columns} samples take, in bytes: the kernels, features of two
     * samples, and three products of a pair of samples.
     *
     * @param kernels number of kernels: 1, or one per layer
     */
    public double leastBytes(int rows, int columns, int dimension, Reduction reduction, int kernels) {
        long perSample = 8 * TangentFeatures.perSample(encoder, dimension, reduction, algebra);
        return bytes(kernelBytes(rows, columns, reduction, kernels), perSample, 1, reduction.rows(encoder.outputs()));
    }

    private double kernelBytes(int rows, int columns, Reduction reduction, int kernels) {
        long q = reduction.rows(encoder.outputs());
        return 8.0 * kernels * rows * columns * q * q;
    }

    private static double bytes(double kernel, long perSample, long block, long q) {
        return kernel + 2.0 * block * perSample + 24.0 * block * block * q * q;
    }

    /** Returns Θ of the rows of {@code x} with themselves, exactly symmetric. */
    public R064Store kernel(R064Store x, Weights weights, Reduction reduction) {
        return blocks(x, x, true, weights, reduction, true).get(0);
    }

    /** Returns one matrix for each weight block; Θ is their sum. */
    public List<R064Store> byLayer(R064Store x, Weights weights, Reduction reduction) {
        return blocks(x, x, true, weights, reduction, false);
    }

    /** Returns Θ of the rows of {@code x} with those of {@code y}. */
    public R064Store cross(R064Store x, R064Store y, Weights weights, Reduction reduction) {
        return blocks(x, y, false, weights, reduction, true).get(0);
    }

    private List<R064Store> blocks(
            R064Store x, R064Store y, boolean symmetric, Weights weights, Reduction reduction, boolean total) {
        if (x.getColDim() != y.getColDim()) {
            throw new IllegalArgumentException("the two sets of inputs have " + x.getColDim() + " and " + y.getColDim()
                    + " columns; a kernel needs equally many");
        }
        int layers = weights.blocks().size();
        int kernels = total ? 1 : layers;
        int q = reduction.rows(encoder.outputs());
        int block = plan(x.getRowDim(), y.getRowDim(), x.getColDim(), reduction, kernels)
                .blockRows();
        List<R064Store> results = new ArrayList<>();
        for (int l = 0; l < kernels; l++) {
            results.add(R064Store.FACTORY.make(x.getRowDim() * q, y.getRowDim() * q));
        }
        for (int i = 0; i < x.getRowDim(); i += block) {
            TangentFeatures left = features(x, i, block, weights, reduction);
            for (int j = symmetric ? i : 0; j < y.getRowDim(); j += block) {
                TangentFeatures right = symmetric && i == j ? left : features(y, j, block, weights, reduction);
                for (int l = 0; l < layers; l++) {
                    add(
                            left.layers().get(l),
                            right.layers().get(l),
                            i,
                            j,
                            reduction,
                            symmetric,
                            results.get(total ? 0 : l));
                }
            }
        }
        return results;
    }

    private TangentFeatures features(R064Store x, int from, int block, Weights weights, Reduction reduction) {
        R064Store rows = TangentFeatures.rows(x, from, Math.min(x.getRowDim(), from + block));
        return TangentFeatures.of(encoder, rows, weights, reduction, algebra);
    }

    private void add(
            TangentFeatures.Layer left,
            TangentFeatures.Layer right,
            int row,
            int column,
            Reduction reduction,
            boolean symmetric,
            R064Store result) {
        int q = reduction.rows(encoder.outputs());
        double divisor = reduction.divisor(encoder.outputs());
        R064Store g = algebra.multiplyRightTransposed(left.gradients(), right.gradients());
        if (left.inputs().isPresent()) {
            R064Store h = algebra.multiplyRightTransposed(
                    left.inputs().get(), right.inputs().orElseThrow());
            int rows = g.getRowDim();
            for (int j = 0; j < g.getColDim(); j++) {
                for (int i = 0; i < rows; i++) {
                    g.data[j * rows + i] *= h.data[(j / q) * h.getRowDim() + i / q];
                }
            }
        }
        int to = result.getRowDim();
        int rows = g.getRowDim();
        boolean diagonal = symmetric && row == column;
        for (int j = 0; j < g.getColDim(); j++) {
            for (int i = 0; i < (diagonal ? j + 1 : rows); i++) {
                double value = g.data[j * rows + i] / divisor;
                int r = row * q + i;
                int c = column * q + j;
                result.data[c * to + r] += value;
                if (symmetric && r != c) {
                    result.data[r * to + c] += value;
                }
            }
        }
    }
}
