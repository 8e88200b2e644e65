package org.repdyn.manifolds.orthogonality;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Decimals;
import org.repdyn.manifolds.dense.Symmetry;

/**
 * Parallel transport of the α-metrics. A geodesic is X(t) = exp(tG)·X·exp(tβA), the orbit of a one-parameter group of
 * isometries, so that in the frame that moves with the group, W(t) = exp(tG)·w(t)·exp(tβA), the equation of parallel
 * transport has constant coefficients: w′ = −(G·w + w·βA + Γ(D, w)) with the Christoffel function Γ(D, E) = X·sym(DᵀE) − (c/2)(N_D
 * A_E + N_E A_D), β = α/(α+1), c = (2α+1)/(α+1) (Nguyen, Sommer 2024, arXiv:2408.06054). It is solved by a Taylor
 * polynomial of the exponential of this linear map. In an orthonormal basis [X Q] of X and the direction, D = [A; B].
 */
final class StiefelTransport {

    /** Norm of one step of the linear map, for which 20 terms leave 1/21! = 2e-20, below rounding. */
    private static final double STEP_NORM = 1;

    private static final int TERMS = 20;

    /** Steps that take some seconds; a longer geodesic winds around the manifold thousands of times. */
    private static final int MAX_STEPS = 100_000;

    private final int k;
    private final int size;
    private final double alpha;
    private final R064Store a;
    private final R064Store generator;
    private final LinearAlgebra algebra;
    private final R064Store direction;

    /**
     * Creates the transport along D = [A; B].
     *
     * @param direction D, size×k
     */
    StiefelTransport(R064Store direction, double alpha, LinearAlgebra algebra) {
        this.algebra = algebra;
        this.direction = direction;
        this.alpha = alpha;
        size = direction.getRowDim();
        k = direction.getColDim();
        a = R064Store.FACTORY.make(k, k);
        generator = R064Store.FACTORY.make(size, size);
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < size; i++) {
                double entry = direction.data[j * size + i];
                if (i < k) {
                    a.data[j * k + i] = entry;
                    generator.data[j * size + i] = entry / (alpha + 1);
                } else {
                    generator.data[j * size + i] = entry;
                    generator.data[i * size + j] = -entry;
                }
            }
        }
    }

    /** Computes the parallel transport of a vector along the geodesic of a tangent vector. */
    static void along(
            Stiefel manifold,
            AlphaMetric metric,
            R064Store point,
            R064Store tangent,
            R064Store vector,
            R064Store result) {
        R064Store vertical = R064Store.FACTORY.make(manifold.k, manifold.k);
        manifold.products(point, tangent, vertical);
        Symmetry.skewPart(vertical, vertical);
        SpanBasis basis = new SpanBasis(manifold, point, tangent, vertical);
        StiefelTransport transport = new StiefelTransport(basis.coordinates, metric.alpha(), manifold.algebra);
        R064Store inside = basis.project(point, vector);
        R064Store beyond = vector.copy();
        OrthogonalManifold.subtract(beyond, basis.expand(point, inside), beyond);
        R064Store moved = basis.expand(point, transport.inSpan(inside));
        manifold.algebra.multiply(beyond, false, transport.beyondSpan(), false, manifold.product);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = moved.data[i] + manifold.product.data[i];
        }
    }

    /** Returns the transported vector at the end of the geodesic, in the basis [X Q]. */
    R064Store inSpan(R064Store w) {
        R064Store moved = flow(w, 1);
        SmallExponential large = new SmallExponential(size, algebra);
        R064Store rotation = R064Store.FACTORY.make(size, size);
        large.exponentiate(generator, 1, rotation);
        R064Store turned = R064Store.FACTORY.make(size, k);
        rotation.multiply(moved, turned);
        R064Store result = R064Store.FACTORY.make(size, k);
        turned.multiply(turn(alpha / (alpha + 1)), result);
        return result;
    }

    /** Returns the vector at the start whose transport is a given vector at the end of the geodesic, in the basis [X Q]. */
    R064Store backInSpan(R064Store w) {
        R064Store rotation = R064Store.FACTORY.make(size, size);
        new SmallExponential(size, algebra).exponentiate(generator, -1, rotation);
        R064Store turned = R064Store.FACTORY.make(size, k);
        rotation.multiply(w, turned);
        R064Store moved = R064Store.FACTORY.make(size, k);
        turned.multiply(turn(-alpha / (alpha + 1)), moved);
        return flow(moved, -1);
    }

    /** Returns the k×k matrix that a vector normal to [X Q] is multiplied by: w′ = w·A/(2(α+1)) in the moving frame. */
    R064Store beyondSpan() {
        return turn((1 + 2 * alpha) / (2 * (alpha + 1)));
    }

    private R064Store turn(double factor) {
        R064Store result = R064Store.FACTORY.make(k, k);
        new SmallExponential(k, algebra).exponentiate(a, factor, result);
        return result;
    }

    /** Returns false if the geodesic is so long that the transport would take minutes or more. */
    boolean isFeasible() {
        return norm() <= MAX_STEPS * STEP_NORM;
    }

    /** Returns a bound 4(1 + |β|)‖D‖ on the norm of w ↦ −(Gw + βwA + Γ(D, w)). */
    private double norm() {
        return 4 * (1 + Math.abs(alpha / (alpha + 1))) * OrthogonalManifold.length(direction);
    }

    private R064Store flow(R064Store start, double time) {
        if (!isFeasible()) {
            throw new ArithmeticException(
                    "a parallel transport on the Stiefel manifold along a tangent vector of length "
                            + Decimals.text(OrthogonalManifold.length(direction))
                            + " at scale 1 takes more than " + MAX_STEPS
                            + " steps; carry the vector along a shorter one, or by transportTo");
        }
        int steps = Math.max(1, (int) Math.ceil(norm() / STEP_NORM));
        R064Store w = start.copy();
        for (int step = 0; step < steps; step++) {
            R064Store term = w.copy();
            for (int order = 1; order <= TERMS; order++) {
                term = derivative(term, time / steps / order);
                for (int i = 0; i < w.data.length; i++) {
                    w.data[i] += term.data[i];
                }
            }
        }
        return w;
    }

    /** Returns −factor·(G·w + w·βA + Γ(D, w)). */
    private R064Store derivative(R064Store w, double factor) {
        double beta = alpha / (alpha + 1);
        double halfC = (2 * alpha + 1) / (2 * (alpha + 1));
        R064Store result = R064Store.FACTORY.make(size, k);
        R064Store product = R064Store.FACTORY.make(size, k);
        R064Store inner = R064Store.FACTORY.make(k, k);
        R064Store top = R064Store.FACTORY.make(k, k);
        for (int j = 0; j < k; j++) {
            System.arraycopy(w.data, j * size, top.data, j * k, k);
        }
        generator.multiply(w, result);
        w.multiply(a, product);
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < size; i++) {
                // βwA, and −(c/2)·N_w·A in the rows normal to X.
                result.data[j * size + i] += (i < k ? beta : beta - halfC) * product.data[j * size + i];
            }
        }
        direction.multiply(top, product);
        direction.transpose().multiply(w, inner);
        Symmetry.symmetricPart(inner, inner);
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < size; i++) {
                result.data[j * size + i] += i < k ? inner.data[j * k + i] : -halfC * product.data[j * size + i];
            }
        }
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] *= -factor;
        }
        return result;
    }
}
