package org.repdyn.dynamics.closedform;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * The subspace span(e^{−2Λt}Y₀) at any t, in coordinates in which Λ is diagonal.
 *
 * <p>The rows of e^{−2Λt}Y₀ differ by factors far beyond double precision, and its columns become parallel: this matrix
 * can neither be formed nor orthonormalised. But a change of basis by column operations never mixes rows, so that elimination works
 * on Y₀ itself and the factors decide only on the pivots. Complete pivoting by the scaled size gives a basis L(t), unit lower
 * trapezoidal in the order of its pivots with entries of size 1 at most, in which only differences of eigenvalues occur. Its
 * error is that of roundings in each row of Y₀ (Cox and Higham 1998).
 */
final class SpectralSubspace {

    private final double[] values;
    private final R064Store start;

    /**
     * Creates the subspace.
     *
     * @param values the diagonal of Λ
     * @param start Y₀, one row per value, full column rank
     */
    SpectralSubspace(double[] values, R064Store start) {
        this.values = values;
        this.start = start;
    }

    /**
     * Returns the factorisation at time t.
     *
     * @throws IllegalArgumentException if the time is not finite
     */
    Echelon at(double time) {
        return new Echelon(values, start, FlowArguments.finiteTime(time));
    }

    /** Returns an orthonormal basis of the subspace at time t. */
    R064Store orthonormal(double time, LinearAlgebra algebra) {
        return algebra.orthonormalBasis(at(time).basis());
    }
}
