package org.repdyn.manifolds.orthogonality;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Symmetry;

/** Tangent vectors on the Stiefel manifold whose geodesics lead to given frames: in closed form where there is one, else by shooting. */
final class StiefelLogarithms {

    private StiefelLogarithms() {}

    /**
     * Returns a tangent vector at {@code point} whose geodesic ends at {@code other}.
     *
     * @throws ArithmeticException at the cut locus of square frames and single columns, and between components
     */
    static StiefelLogarithm between(Stiefel manifold, AlphaMetric metric, R064Store point, R064Store other) {
        int k = manifold.k;
        R064Store overlap = R064Store.FACTORY.make(k, k);
        manifold.products(point, other, overlap);
        if (manifold.n == k) {
            R064Store turn = R064Store.FACTORY.make(k, k);
            manifold.products(point, R064Store.FACTORY.copy(other.subtract(point)), turn);
            Symmetry.skewPart(turn, turn);
            R064Store omega = OrthogonalLogarithm.of(overlap, turn, manifold.algebra);
            return new StiefelLogarithm(manifold.algebra.multiply(point, omega), 0, 0, true);
        }
        SpanBasis basis = new SpanBasis(manifold, point, other, overlap);
        if (k == 1) {
            return new StiefelLogarithm(basis.expand(point, angle(basis, overlap)), 0, 0, true);
        }
        int size = basis.coordinates.getRowDim();
        StiefelLogarithm small =
                new StiefelShooting(size, k, metric.alpha(), manifold.algebra).solve(basis.coordinates);
        return new StiefelLogarithm(
                basis.expand(point, small.tangent()), small.residual(), small.iterations(), small.converged());
    }

    /** Returns the coordinates (0, θ) of the logarithm on a sphere. */
    private static R064Store angle(SpanBasis basis, R064Store overlap) {
        double angle = Math.atan2(basis.coordinates.data[1], overlap.data[0]);
        if (Math.abs(angle) == Math.PI) {
            throw new ArithmeticException(
                    "the shortest geodesic between opposite points is not unique; take a nearer point");
        }
        R064Store coordinates = R064Store.FACTORY.make(2, 1);
        coordinates.data[1] = angle;
        return coordinates;
    }
}
