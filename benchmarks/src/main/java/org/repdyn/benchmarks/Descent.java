package org.repdyn.benchmarks;

import java.util.Locale;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.FixedMatrix;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Retraction;

/** Descent of −½tr(XᵀCX) by steps of one size on orthonormal frames or subspaces, without allocation. */
final class Descent {

    private final Manifold manifold;
    private final Retraction retraction;
    private final FixedMatrix c;
    private final double size;
    private final R064Store gradient;
    private final R064Store tangent;
    private R064Store point;
    private R064Store next;

    /**
     * Creates a descent.
     *
     * @param manifold {@code grassmann} or {@code stiefel}
     * @param step {@code geodesic}, {@code qr} or {@code polar}
     * @param c n×n, symmetric
     * @param start n×k, a point of the manifold
     * @param size step size
     */
    Descent(String manifold, String step, R064Store c, R064Store start, double size, LinearAlgebra algebra) {
        int n = start.getRowDim();
        int k = start.getColDim();
        this.manifold = switch (manifold) {
            case "grassmann" -> new Grassmann(n, k, 1, algebra);
            case "stiefel" -> new Stiefel(n, k, 1, StiefelMetric.EUCLIDEAN.alpha(), algebra);
            default -> throw new IllegalArgumentException("no manifold " + manifold);
        };
        retraction = Retraction.valueOf(step.toUpperCase(Locale.ROOT));
        this.c = algebra.fixed(c);
        this.size = size;
        gradient = R064Store.FACTORY.make(n, k);
        tangent = R064Store.FACTORY.make(n, k);
        point = start.copy();
        next = R064Store.FACTORY.make(n, k);
    }

    /** Takes one step. */
    void step() {
        c.multiply(false, point, gradient);
        manifold.gradient(point, gradient, tangent);
        for (int i = 0; i < tangent.data.length; i++) {
            tangent.data[i] *= size;
        }
        manifold.retract(retraction, point, tangent, next);
        R064Store left = point;
        point = next;
        next = left;
    }

    /** Returns the current point; the step after next overwrites it. */
    R064Store point() {
        return point;
    }
}
