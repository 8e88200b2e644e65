package org.repdyn.kernels.lowrank;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.kernels.tiles.StoredKernel;

/** A symmetric matrix given by its products with vectors: a kernel in memory, in tiles on disk, or never formed. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface SymmetricOperator {

    /** Returns the number n of rows. */
    int size();

    /**
     * Computes result = A·v.
     *
     * @param v n×c, read only
     * @param result n×c, overwritten
     */
    void multiply(R064Store v, R064Store result);

    /** Wraps a kernel in tiles on disk; each product takes one pass over the file. */
    static SymmetricOperator of(StoredKernel kernel, LinearAlgebra algebra) {
        return new SymmetricOperator() {
            @Override
            public int size() {
                return kernel.size();
            }

            @Override
            public void multiply(R064Store v, R064Store result) {
                System.arraycopy(kernel.multiply(v, algebra).data, 0, result.data, 0, result.data.length);
            }
        };
    }

    /** Wraps a matrix in memory. */
    static SymmetricOperator of(R064Store matrix, LinearAlgebra algebra) {
        return new SymmetricOperator() {
            @Override
            public int size() {
                return matrix.getRowDim();
            }

            @Override
            public void multiply(R064Store v, R064Store result) {
                algebra.multiply(matrix, false, v, false, result);
            }
        };
    }
}
