package org.repdyn.core.algebra;

import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Eigenvalues of a symmetric matrix A = V·diag(values)·Vᵀ and its eigenvectors as a change of coordinates, for closed forms that multiply with V and seldom need V itself. A backend may
 * keep V as a product of factors and multiply them out at the first operation for which that is cheaper. Thread-safe; results depend on the arguments alone, not on earlier calls.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Eigenbasis {

    /** Returns the n ascending eigenvalues as a new array. */
    double[] values();

    /**
     * Returns the first eigenvectors, n×count, in the order of the values; signs are unspecified.
     *
     * @param count 0 to n
     */
    R064Store vectors(int count);

    /**
     * Returns Vᵀx, the coordinates of the columns of x.
     *
     * @param x n×k
     */
    R064Store coordinates(R064Store x);

    /**
     * Returns V·y, the columns with the given coordinates. Meant for many calls, one after another.
     *
     * @param y n×k
     */
    R064Store combine(R064Store y);

    /**
     * Returns V·y of several matrices; equal to {@link #combine} of each of them to rounding. If they are known together, this is faster, as V itself may not be needed.
     *
     * @param matrices each with n rows
     * @throws IllegalArgumentException if one has another number of rows
     */
    List<R064Store> combineAll(List<R064Store> matrices);
}
