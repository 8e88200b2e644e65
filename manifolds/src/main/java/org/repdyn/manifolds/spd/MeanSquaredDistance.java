package org.repdyn.manifolds.spd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.dense.WeightedGram;
import org.repdyn.manifolds.spi.ManifoldArguments;

/**
 * Mean of half the squared affine-invariant distances from a point P to N positive-definite matrices, whose minimum is their Karcher mean, with its Riemannian gradient
 * −Σᵢ log_P(Aᵢ)/N. All matrices share the Cholesky factor of the point, and those that are close to it are decomposed side by side:
 *
 * <pre>{@code
 * MeanSquaredDistance distances = MeanSquaredDistance.to(matrices);
 * RiemannianProblem.on(new AffineInvariantPositiveDefinite(n))
 *         .minimize(distances::cost)
 *         .riemannianGradient(distances::gradient)
 * }</pre>
 *
 * <p>Serves one thread. Karcher (1977); Moakher (2005), section 3.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MeanSquaredDistance {

    /** Largest number of matrices that are decomposed side by side, whose decompositions then stay in the cache of the processor. */
    private static final int BATCH = 64;

    private final AffineInvariantPositiveDefinite manifold;
    private final List<R064Store> matrices;
    private final List<FrameBatch> batches = new ArrayList<>();
    /** Sum of the logarithms in the frame of the point. */
    private final R064Store logarithms;

    private final R064Store logarithm;

    private MeanSquaredDistance(AffineInvariantPositiveDefinite manifold, List<R064Store> matrices) {
        this.manifold = manifold;
        this.matrices = matrices;
        for (int first = 0; first < matrices.size(); first += BATCH) {
            batches.add(new FrameBatch(matrices.subList(first, Math.min(first + BATCH, matrices.size()))));
        }
        logarithms = R064Store.FACTORY.make(manifold.rows(), manifold.rows());
        logarithm = R064Store.FACTORY.make(manifold.rows(), manifold.rows());
    }

    /**
     * Returns the distances to some matrices.
     *
     * @param matrices n×n, at least one; must not be modified afterwards
     * @throws IllegalArgumentException if there is none, or their shapes differ
     */
    public static MeanSquaredDistance to(List<R064Store> matrices) {
        Objects.requireNonNull(matrices, "the argument matrices is null; give at least one matrix");
        for (int i = 0; i < matrices.size(); i++) {
            Objects.requireNonNull(matrices.get(i), "matrix " + i + " is null; give positive-definite matrices");
        }
        List<R064Store> copy = List.copyOf(matrices);
        if (copy.isEmpty()) {
            throw new IllegalArgumentException(
                    "the argument matrices is empty, and a mean of no distances is not defined; give at least one"
                            + " matrix");
        }
        AffineInvariantPositiveDefinite manifold =
                new AffineInvariantPositiveDefinite(copy.get(0).getRowDim());
        for (R064Store matrix : copy) {
            ManifoldArguments.checkShape(manifold, "matrices", matrix);
        }
        return new MeanSquaredDistance(manifold, copy);
    }

    /**
     * Returns the cost at a point.
     *
     * @throws IllegalArgumentException if the point has another shape than the matrices
     * @throws ArithmeticException if it or a matrix is not positive definite to rounding
     */
    public double cost(R064Store point) {
        ManifoldArguments.checkShape(manifold, "point", point);
        return squares(point, false) / (2 * matrices.size());
    }

    /**
     * Computes the Riemannian gradient at a point.
     *
     * @param result overwritten; must not be the point
     * @throws IllegalArgumentException if the point or the result has another shape than the matrices, or they are one matrix
     * @throws ArithmeticException if the point or a matrix is not positive definite to rounding
     */
    public void gradient(R064Store point, R064Store result) {
        ManifoldArguments.check(manifold, "point", point, result);
        squares(point, true);
        manifold.cholesky.colour(logarithms, result);
        Entries.scale(-1.0 / matrices.size(), result, result);
    }

    /** Returns the sum of the squared distances from a point, and computes {@link #logarithms} if they are wanted. */
    private double squares(R064Store point, boolean withLogarithms) {
        manifold.factor(point);
        Arrays.fill(logarithms.data, 0);
        double squares = 0;
        int first = 0;
        for (FrameBatch batch : batches) {
            batch.decompose(point, manifold.cholesky, withLogarithms);
            squares += batch.squares();
            if (withLogarithms) {
                batch.addLogarithms(logarithms);
            }
            for (int b = 0; b < batch.count(); b++) {
                if (!batch.isClose(b)) {
                    squares += squareAlone(point, first + b, withLogarithms);
                }
            }
            first += batch.count();
        }
        return squares;
    }

    /** Returns the squared distance of a matrix that is not decomposed with the others, and adds its logarithm if it is wanted. */
    private double squareAlone(R064Store point, int i, boolean withLogarithm) {
        if (!manifold.logarithmInFactoredFrame(point, matrices.get(i), withLogarithm)) {
            throw new ArithmeticException("matrix " + (i + 1) + " of " + matrices.size() + " (counted from 1) is not"
                    + " positive definite to rounding; give symmetric matrices with positive eigenvalues, or call"
                    + " nearest first");
        }
        double square = 0;
        for (double w : manifold.weights) {
            square += w * w;
        }
        if (withLogarithm) {
            WeightedGram.compute(manifold.frame, manifold.weights, logarithm);
            Entries.combine(1, logarithms, 1, logarithm, logarithms);
        }
        return square;
    }
}
