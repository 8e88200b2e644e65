package org.repdyn.manifolds.orthogonality;

import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * Orthogonal group O(n) with the bi-invariant metric tr(VᵀV): rotations and reflections, matrices with WᵀW = c²I. It has
 * two components, with determinants cⁿ and −cⁿ. {@link Rotations} is the component with positive determinants.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OrthogonalGroup extends OrthogonalMatrices {

    /**
     * Creates the group of orthogonal matrices, on ojAlgo.
     *
     * @param size number of rows and columns
     */
    public OrthogonalGroup(int size) {
        this(size, 1, LinearAlgebra.ojAlgo());
    }

    /**
     * Creates the set of matrices with WᵀW = c²I.
     *
     * @param size number of rows and columns
     * @param scale length c of a column
     * @param algebra linear algebra to compute with
     */
    public OrthogonalGroup(int size, double scale, LinearAlgebra algebra) {
        super(size, scale, algebra);
    }

    /** Returns 2: rotations and reflections. */
    @Override
    public int components() {
        return 2;
    }
}
