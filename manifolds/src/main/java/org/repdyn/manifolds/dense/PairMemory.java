package org.repdyn.manifolds.dense;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Memory of the last pair of matrices for which something was computed, such as the product XᵀG that all products with the Hessian at a point need.
 * Matrices are compared by their entries, which takes less than a product.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PairMemory {

    private final double[] first;
    private final double[] second;
    private boolean known;

    /** Creates a memory of matrices of one shape that is empty. */
    public PairMemory(int rows, int columns) {
        first = new double[rows * columns];
        second = new double[rows * columns];
    }

    /** Returns true if the pair is the one that was remembered last. */
    public boolean has(R064Store a, R064Store b) {
        return known && Arrays.equals(second, b.data) && Arrays.equals(first, a.data);
    }

    /** Remembers a pair, after what depends on it was computed. */
    public void remember(R064Store a, R064Store b) {
        System.arraycopy(a.data, 0, first, 0, first.length);
        System.arraycopy(b.data, 0, second, 0, second.length);
        known = true;
    }

    /** Forgets the pair, before what depends on it is overwritten. */
    public void forget() {
        known = false;
    }
}
