package org.repdyn.core.algebra;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * A tall matrix, n×k, in memory where a backend computes. It is the scratch of an algorithm of several products with tall matrices, such as a projection, which would otherwise copy each factor and each
 * result between the heap and that memory. All other operands are k×k, or of the same shape and from the same call of {@link LinearAlgebra#workingMatrices}. For one thread.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface WorkingMatrix {

    /** Copies a matrix into this one. */
    void load(R064Store from);

    /** Copies this matrix to another one. */
    void store(R064Store to);

    /**
     * Computes result = thisᵀ·other.
     *
     * @param result k×k
     */
    void transposeTimes(WorkingMatrix other, R064Store result);

    /**
     * Computes the Gram matrix of the columns, thisᵀ·this, exactly symmetric.
     *
     * @param result k×k
     */
    void gram(R064Store result);

    /**
     * Sets this matrix to left·right.
     *
     * @param left another matrix than this
     * @param right k×k
     */
    void set(WorkingMatrix left, R064Store right);

    /**
     * Subtracts left·right from this matrix.
     *
     * @param left another matrix than this
     * @param right k×k
     */
    void subtract(WorkingMatrix left, R064Store right);

    /** Returns the sum of the squares of all entries. */
    double squaredNorm();
}
