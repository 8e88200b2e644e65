package org.repdyn.manifolds.orthogonality;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Decimals;

/**
 * Parallel transport along a geodesic of flags. On the orthogonal group with its bi-invariant metric the geodesic is [X X⊥]exp(tΩ), and a vector that moves
 * with it, [X X⊥]exp(tΩ)w, is parallel on the quotient if w' = −½[Ω, w] outside of the diagonal blocks (O'Neill 1966, lemma 1; Cheeger, Ebin
 * 2008, corollary 3.55). With Ω = (A, B) and w = (a, b), their parts along X and normal to it, it is a' = −½(Aa − aA − Bᵀb + bᵀB) outside of the diagonal
 * blocks and b' = −½(Ba − bA): linear with constant coefficients, solved by power series. X⊥ is never formed.
 */
final class FlagTransport {

    /** Length of a step of the series in the norm of the linear map: 20 terms leave 1/20! = 4e-19. */
    private static final double STEP = 1;

    private static final int TERMS = 20;

    /** Steps that take some seconds; a longer geodesic winds around the manifold thousands of times. */
    private static final int MAX_STEPS = 10_000;

    private final Flag flag;
    private final LinearAlgebra algebra;
    private final R064Store x;
    private final R064Store a;
    private final R064Store normal;
    private final int steps;

    /**
     * Prepares the transport along the geodesic with a horizontal velocity.
     *
     * @throws ArithmeticException if the velocity is not finite, or so long that the transport would take minutes
     */
    FlagTransport(Flag flag, R064Store point, R064Store tangent) {
        this.flag = flag;
        algebra = flag.algebra;
        x = scaled(point, 1 / flag.scale);
        a = R064Store.FACTORY.make(flag.k, flag.k);
        flag.products(point, tangent, a);
        normal = normalPart(scaled(tangent, 1 / flag.scale), a);
        // The commutator is at most twice as long as Ω in the spectral norm, halved, and Ω at most √2 as long as its
        // first columns.
        double length = Math.sqrt(2) * OrthogonalManifold.length(tangent) / flag.scale;
        if (!(length <= MAX_STEPS * STEP)) {
            throw new ArithmeticException("a parallel transport of flags along a tangent vector of length "
                    + Decimals.text(OrthogonalManifold.length(tangent) / flag.scale) + " at scale 1 takes more than "
                    + MAX_STEPS
                    + " steps; carry the vector along a shorter one, or by transportTo");
        }
        steps = Math.max(1, (int) Math.ceil(length / STEP));
    }

    /** Writes the transported vector, tangent at the end of the geodesic, into {@code result}. */
    void carry(R064Store point, R064Store vector, R064Store result) {
        R064Store along = R064Store.FACTORY.make(flag.k, flag.k);
        flag.products(point, vector, along);
        R064Store across = normalPart(scaled(vector, 1 / flag.scale), along);
        for (int s = 0; s < steps; s++) {
            turn(along, across);
        }
        R064Store moved = algebra.multiply(x, along);
        add(1, across, moved);
        for (int s = 0; s < steps; s++) {
            follow(moved);
        }
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = flag.scale * moved.data[i];
        }
    }

    /** Solves w' = −½[Ω, w] over one step. */
    private void turn(R064Store along, R064Store across) {
        R064Store p = along.copy();
        R064Store q = across.copy();
        for (int term = 1; term <= TERMS; term++) {
            double factor = -0.5 / steps / term;
            R064Store top = algebra.multiply(a, p);
            add(-1, algebra.multiply(p, a), top);
            R064Store cross = algebra.multiplyLeftTransposed(normal, q);
            add(-1, cross, top);
            add(1, R064Store.FACTORY.copy(cross.transpose()), top);
            flag.clearDiagonalBlocks(top);
            R064Store bottom = algebra.multiply(normal, p);
            add(-1, algebra.multiply(q, a), bottom);
            p = scaled(top, factor);
            q = scaled(bottom, factor);
            add(1, p, along);
            add(1, q, across);
        }
    }

    /** Applies exp(XAXᵀ + BXᵀ − XBᵀ), which turns the frame along its geodesic, over one step. */
    private void follow(R064Store moved) {
        R064Store y = moved.copy();
        for (int term = 1; term <= TERMS; term++) {
            R064Store inside = algebra.multiplyLeftTransposed(x, y);
            R064Store coefficients = algebra.multiply(a, inside);
            add(-1, algebra.multiplyLeftTransposed(normal, y), coefficients);
            R064Store next = algebra.multiply(x, coefficients);
            add(1, algebra.multiply(normal, inside), next);
            y = scaled(next, 1.0 / steps / term);
            add(1, y, moved);
        }
    }

    /** Returns V − X·S. */
    private R064Store normalPart(R064Store v, R064Store s) {
        R064Store result = v.copy();
        add(-1, algebra.multiply(x, s), result);
        return result;
    }

    private static R064Store scaled(R064Store m, double factor) {
        R064Store result = m.copy();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] *= factor;
        }
        return result;
    }

    private static void add(double factor, R064Store m, R064Store result) {
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += factor * m.data[i];
        }
    }
}
