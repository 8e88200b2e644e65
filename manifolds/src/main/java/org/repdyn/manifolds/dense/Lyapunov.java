package org.repdyn.manifolds.dense;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** Solver of the Lyapunov equation A·X + X·A = C with one symmetric positive-semidefinite A and several C. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Lyapunov {

    private final int n;
    private final JacobiEigen eigen;
    private final R064Store first;
    private final R064Store second;

    /** Creates a solver for matrices of one size. */
    public Lyapunov(int size) {
        n = size;
        eigen = new JacobiEigen(n);
        first = R064Store.FACTORY.make(n, n);
        second = R064Store.FACTORY.make(n, n);
    }

    /** Decomposes A, for the calls of {@link #solve} that follow. */
    public void prepare(R064Store a) {
        eigen.decompose(a);
    }

    /**
     * Computes the solution X; the components on which A + A vanishes to rounding, where the solution is not unique,
     * are 0.
     *
     * @param result overwritten; may be {@code c}
     */
    public void solve(R064Store c, R064Store result) {
        double[] u = eigen.vectors.data;
        double[] lambda = eigen.values;
        double largest = 0;
        for (double value : lambda) {
            largest = Math.max(largest, value);
        }
        double floor = 2 * n * Math.ulp(largest);
        rotate(c.data, u, true, first.data, second.data);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                double sum = lambda[i] + lambda[j];
                second.data[j * n + i] = sum > floor ? second.data[j * n + i] / sum : 0;
            }
        }
        rotate(second.data, u, false, first.data, result.data);
    }

    /** Computes UᵀCU (into the eigenbasis) or UCUᵀ (back). */
    private void rotate(double[] c, double[] u, boolean into, double[] scratch, double[] result) {
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int l = 0; l < n; l++) {
                    sum += c[l * n + i] * (into ? u[j * n + l] : u[l * n + j]);
                }
                scratch[j * n + i] = sum;
            }
        }
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int l = 0; l < n; l++) {
                    sum += (into ? u[i * n + l] : u[l * n + i]) * scratch[j * n + l];
                }
                result[j * n + i] = sum;
            }
        }
    }
}
