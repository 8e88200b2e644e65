package org.repdyn.core.algebra;

import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Eigendecomposition A = V·diag(values)·Vᵀ of a symmetric matrix. The array and the matrix are not copied; two decompositions are equal only if
 * they share the array.
 *
 * @param values ascending eigenvalues
 * @param vectors n×n, orthonormal eigenvectors: column j belongs to {@code values[j]}; signs are unspecified
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record SymmetricEigen(double[] values, R064Store vectors) {

    /** Returns eigenpairs in ascending order; the order of equal values is kept. */
    static SymmetricEigen ascending(double[] values, R064Store vectors) {
        int n = values.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((i, j) -> Double.compare(values[i], values[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted = new double[n];
        R064Store columns = R064Store.FACTORY.make(n, n);
        for (int j = 0; j < n; j++) {
            sorted[j] = values[order[j]];
            System.arraycopy(vectors.data, order[j] * n, columns.data, j * n, n);
        }
        return new SymmetricEigen(sorted, columns);
    }
}
