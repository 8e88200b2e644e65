package org.repdyn.manifolds.orthogonality;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;

/**
 * Thin QR in place by modified Gram–Schmidt with one reorthogonalisation, A = QR with a non-negative diagonal of R. The
 * second pass makes Q orthonormal to rounding at any condition number below 1/ε ("twice is enough": Giraud, Langou,
 * Rozložník 2005). It works in place because a descent step must not allocate.
 */
final class GramSchmidt {

    private GramSchmidt() {}

    /**
     * Overwrites {@code a} by Q and {@code r} by R. A column whose part beyond the columns before it is not above
     * {@code floor} is treated as dependent: its column of Q and its diagonal entry of R are zero.
     *
     * @return the number of independent columns
     */
    static int decompose(R064Store a, R064Store r, double floor) {
        int n = a.getRowDim();
        int k = a.getColDim();
        double[] q = a.data;
        Arrays.fill(r.data, 0);
        int rank = 0;
        for (int j = 0; j < k; j++) {
            int column = j * n;
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i < j; i++) {
                    r.data[j * k + i] += removeComponent(q, i * n, column, n);
                }
            }
            double length = norm(q, column, n);
            if (length > floor) {
                rank++;
                r.data[j * k + j] = length;
                for (int l = column; l < column + n; l++) {
                    q[l] /= length;
                }
            } else {
                Arrays.fill(q, column, column + n, 0);
            }
        }
        return rank;
    }

    private static double removeComponent(double[] q, int unit, int column, int n) {
        double component = Entries.dot(q, unit, q, column, n);
        for (int l = 0; l < n; l++) {
            q[column + l] -= component * q[unit + l];
        }
        return component;
    }

    /** Returns the Euclidean length of {@code n} entries from {@code start}. */
    static double norm(double[] x, int start, int n) {
        return Math.sqrt(Entries.dot(x, start, x, start, n));
    }
}
