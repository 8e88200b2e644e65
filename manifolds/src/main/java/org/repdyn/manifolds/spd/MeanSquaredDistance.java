package org.repdyn.manifolds.spd;

import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.optimisation.SharedWork;
import org.repdyn.manifolds.spi.ManifoldArguments;

/**
 * Mean of half the squared affine-invariant distances from a point P to N positive-definite matrices, whose minimum is their Karcher mean, with its Riemannian gradient
 * −Σᵢ log_P(Aᵢ)/N. Both come from one decomposition of each matrix, and all share the Cholesky factor of the point:
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

    private final AffineInvariantPositiveDefinite manifold;
    private final List<R064Store> matrices;
    private final SharedWork<Sums> sums;

    private MeanSquaredDistance(AffineInvariantPositiveDefinite manifold, List<R064Store> matrices) {
        this.manifold = manifold;
        this.matrices = matrices;
        sums = SharedWork.of(() -> new Sums(manifold.rows()), this::sum);
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
        return sums.at(point).squares / (2 * matrices.size());
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
        Entries.scale(-1.0 / matrices.size(), sums.at(point).logarithms, result);
    }

    private void sum(R064Store point, Sums result) {
        result.squares = manifold.sumLogarithms(point, matrices, result.logarithms);
    }

    /** Sums over the matrices at a point. */
    private static final class Sums {

        /** Sum of the squared distances. */
        private double squares;

        /** Sum of the logarithms. */
        private final R064Store logarithms;

        Sums(int size) {
            logarithms = R064Store.FACTORY.make(size, size);
        }
    }
}
