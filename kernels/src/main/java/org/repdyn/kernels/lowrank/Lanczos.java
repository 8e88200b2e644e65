package org.repdyn.kernels.lowrank;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;

/**
 * The method of Lanczos with full reorthogonalisation: an orthonormal basis Q of products with A, in which A is the tridiagonal matrix QᵀAQ
 * of diagonal entries α and entries β beside them.
 */
final class Lanczos {

    /** Steps between two tests of convergence, each of which needs the eigenpairs of QᵀAQ. */
    private static final int STEPS_PER_TEST = 5;

    /** Largest binary exponent of a matrix whose products can be squared without scaling. */
    private static final int MAX_EXPONENT = 400;

    private final SymmetricOperator a;
    private final int wanted;
    private final int limit;
    private final ContinuousSampler normal;
    private final LinearAlgebra algebra;
    private final OrthonormalColumns basis;
    private final double[] diagonal;
    private final double[] beside;
    private final R064Store v;
    private final R064Store w;
    private int steps;

    /**
     * Creates a run that has made no step.
     *
     * @param wanted number k of eigenpairs
     * @param limit largest number of steps, at least k and at most the number of rows
     * @param normal source of the first direction, and of new ones after an invariant subspace
     */
    Lanczos(SymmetricOperator a, int wanted, int limit, ContinuousSampler normal, LinearAlgebra algebra) {
        this.a = a;
        this.wanted = wanted;
        this.limit = limit;
        this.normal = normal;
        this.algebra = algebra;
        int n = a.size();
        this.basis = new OrthonormalColumns(n, limit);
        this.diagonal = new double[limit];
        this.beside = new double[limit];
        this.v = R064Store.FACTORY.make(n, 1);
        this.w = R064Store.FACTORY.make(n, 1);
    }

    /**
     * Computes the first product.
     *
     * @return the binary exponent of its largest entry if the square of this entry may leave the range of double precision, so that A must be
     *     scaled; else 0
     */
    int start() {
        basis.addRandom(normal);
        multiplyLast();
        return extremeExponent(w);
    }

    /**
     * Makes steps until the residuals are at most {@code tolerance} times the largest value, or there is no further step.
     *
     * @return the Ritz vectors of the k largest values, or as many as there are steps, in descending order of their values
     */
    R064Store iterate(double tolerance) {
        while (true) {
            boolean closed = step();
            boolean last = steps == limit;
            boolean due = steps >= wanted + 2 && steps % STEPS_PER_TEST == 0;
            if (last || closed || due) {
                SymmetricEigen ritz = eigenpairs();
                // After an invariant subspace, further copies of a wanted eigenvalue may be in its complement.
                boolean enough = !closed || steps >= Math.min(a.size(), 2 * wanted);
                boolean done = last || (enough && steps >= wanted && converged(ritz, tolerance));
                // An invariant subspace is left in a new direction, if there is one.
                if (done || (closed && !basis.addRandom(normal))) {
                    return ritzVectors(ritz);
                }
            }
            if (!closed) {
                basis.add(w.data, beside[steps - 1]);
            }
            multiplyLast();
        }
    }

    private void multiplyLast() {
        basis.copyLast(v.data);
        a.multiply(v, w);
    }

    /** Orthogonalises the last product. Returns true if nothing of it is left: the columns span an invariant subspace. */
    private boolean step() {
        int n = a.size();
        diagonal[steps] = basis.productWithLast(w.data);
        double before = OrthonormalColumns.norm(w.data, 0, n);
        // Orthogonalising twice is enough (Parlett).
        basis.orthogonalise(w.data);
        basis.orthogonalise(w.data);
        double beta = OrthonormalColumns.norm(w.data, 0, n);
        boolean closed = beta <= n * 0x1p-52 * Math.max(before, Math.abs(diagonal[steps]));
        // The next column is then a new random direction, without coupling.
        beside[steps] = closed ? 0 : beta;
        steps++;
        return closed;
    }

    /** Returns the eigenpairs of QᵀAQ, ascending. */
    private SymmetricEigen eigenpairs() {
        R064Store t = R064Store.FACTORY.make(steps, steps);
        for (int i = 0; i < steps; i++) {
            t.set(i, i, diagonal[i]);
            if (i + 1 < steps) {
                t.set(i, i + 1, beside[i]);
                t.set(i + 1, i, beside[i]);
            }
        }
        return algebra.symmetricEigen(t);
    }

    private boolean converged(SymmetricEigen ritz, double tolerance) {
        int m = steps;
        double beta = beside[m - 1];
        double largest = Math.max(Math.abs(ritz.values()[m - 1]), Math.abs(ritz.values()[0]));
        for (int j = 0; j < wanted; j++) {
            if (beta * Math.abs(ritz.vectors().data[(m - 1 - j) * m + m - 1]) > tolerance * largest) {
                return false;
            }
        }
        return true;
    }

    private R064Store ritzVectors(SymmetricEigen ritz) {
        int m = steps;
        R064Store top = R064Store.FACTORY.make(m, Math.min(wanted, m));
        for (int j = 0; j < top.getColDim(); j++) {
            System.arraycopy(ritz.vectors().data, (m - 1 - j) * m, top.data, j * m, m);
        }
        return algebra.multiply(basis.toMatrix(), top);
    }

    /** Returns the binary exponent of the largest entry if its square may leave the range of double precision; else 0. */
    private static int extremeExponent(R064Store product) {
        double largest = 0;
        for (double entry : product.data) {
            largest = Math.max(largest, Math.abs(entry));
        }
        int exponent = Math.getExponent(largest);
        boolean extreme = largest > 0 && Double.isFinite(largest) && Math.abs(exponent) > MAX_EXPONENT;
        return extreme ? exponent : 0;
    }

    /** Returns the number of steps, each with one product. */
    int steps() {
        return steps;
    }
}
