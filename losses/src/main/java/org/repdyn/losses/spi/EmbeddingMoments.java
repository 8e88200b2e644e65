package org.repdyn.losses.spi;

import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Operands;

/**
 * Means and covariances of the blocks of a batch: its views in the order of the layout, and after them the targets if a field reads any.
 *
 * @param samples number n of samples
 * @param means m_c, k×1, one for each block
 * @param covariances (Z_a − 1·m_aᵀ)ᵀ(Z_b − 1·m_bᵀ)/n, k×k, in row a and column b
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record EmbeddingMoments(int samples, List<R064Store> means, List<List<R064Store>> covariances) {

    /**
     * Checks the shapes.
     *
     * @throws IllegalArgumentException if there is no sample or no block, or a matrix is missing or has another shape
     */
    public EmbeddingMoments {
        means = List.copyOf(means);
        covariances = covariances.stream().map(List::copyOf).toList();
        if (samples < 1 || means.isEmpty()) {
            throw new IllegalArgumentException("moments need at least 1 sample and 1 block, got " + samples
                    + " samples and " + means.size() + " blocks");
        }
        int k = means.get(0).getRowDim();
        MomentShapes.require("the means", means, means.size(), k, 1);
        MomentShapes.requireRows("the covariances", covariances, means.size());
        for (List<R064Store> row : covariances) {
            MomentShapes.require("a row of the covariances", row, means.size(), k, k);
        }
    }

    /**
     * Creates moments that are zero, whose matrices the caller overwrites.
     *
     * @throws IllegalArgumentException if a number is not positive, or a matrix would have more entries than an array can have
     */
    public static EmbeddingMoments zero(int samples, int blocks, int dimension) {
        return new EmbeddingMoments(
                samples,
                IntStream.range(0, blocks)
                        .mapToObj(c -> Operands.zeros(dimension, 1))
                        .toList(),
                IntStream.range(0, blocks)
                        .mapToObj(a -> IntStream.range(0, blocks)
                                .mapToObj(b -> Operands.zeros(dimension, dimension))
                                .toList())
                        .toList());
    }

    /** Returns the number k of embedding dimensions. */
    public int dimension() {
        return means.get(0).getRowDim();
    }

    /** Returns the mean of a block, k numbers, read only. */
    public double[] mean(int block) {
        return means.get(block).data;
    }

    /** Returns the covariance of two blocks with divisor n, k×k, read only. */
    public R064Store covariance(int a, int b) {
        return covariances.get(a).get(b);
    }

    /** Returns the second moment Z_aᵀZ_b/n of two blocks, without centring, as a new matrix. */
    public R064Store secondMoment(int a, int b) {
        int k = dimension();
        R064Store result = covariance(a, b).copy();
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < k; i++) {
                result.data[j * k + i] += mean(a)[i] * mean(b)[j];
            }
        }
        return result;
    }
}
