package org.repdyn.kernels.lowrank;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.random.Seed;

/**
 * The k largest eigenpairs of a symmetric matrix from its products with vectors, each with its residual: the distance
 * of the value to some true eigenvalue is at most ‖Av − λv‖.
 *
 * @param values descending
 * @param vectors n×k, orthonormal
 * @param residuals ‖Av − λv‖ of each
 * @param products matrix-vector products spent
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TopEigenpairs(double[] values, R064Store vectors, double[] residuals, int products) {

    /** Columns iterated beyond those asked for, so that the last eigenpairs converge too. */
    private static final int OVERSAMPLING = 10;

    /** Largest binary exponent of a matrix whose products can be squared without scaling. */
    private static final int MAX_EXPONENT = 400;

    /**
     * Computes the pairs by the method of Lanczos with full reorthogonalisation, for k up to about a hundred: one
     * product per step, until the residuals are at most {@code tolerance} times the largest value. A multiple
     * eigenvalue is found once.
     *
     * @param most largest number of steps; after it, the best pairs are returned with their residuals
     */
    public static TopEigenpairs lanczos(
            SymmetricOperator a, int k, double tolerance, int most, Seed seed, LinearAlgebra algebra) {
        int n = a.size();
        require(k, n);
        int limit = Math.min(n, Math.max(most, k));
        double[] basis = new double[Math.multiplyExact(n, limit)];
        double[] diagonal = new double[limit];
        double[] beside = new double[limit];
        R064Store v = R064Store.FACTORY.make(n, 1);
        R064Store w = R064Store.FACTORY.make(n, 1);
        ContinuousSampler normal = seed.gaussians();
        fresh(basis, 0, n, normal);
        int m = 0;
        SymmetricEigen ritz = new SymmetricEigen(new double[0], v);
        while (m < limit) {
            System.arraycopy(basis, m * n, v.data, 0, n);
            a.multiply(v, w);
            int exponent = m == 0 ? extremeExponent(w) : 0;
            if (exponent != 0) {
                return lanczos(scaled(a, -exponent), k, tolerance, most, seed, algebra)
                        .rescaled(exponent);
            }
            diagonal[m] = dot(basis, m * n, w.data, 0, n);
            double before = norm(w.data, 0, n);
            // Orthogonalising twice is enough (Parlett).
            orthogonalise(w.data, 0, basis, m + 1, n);
            orthogonalise(w.data, 0, basis, m + 1, n);
            double beta = norm(w.data, 0, n);
            // An invariant subspace was found: continue from a new random direction without coupling.
            boolean closed = beta <= n * 0x1p-52 * Math.max(before, Math.abs(diagonal[m]));
            beside[m] = closed ? 0 : beta;
            m++;
            boolean last = m == limit;
            boolean due = m >= k + 2 && m % 5 == 0;
            if (last || closed || due) {
                ritz = tridiagonal(diagonal, beside, m, algebra);
                // After an invariant subspace, further copies of a wanted eigenvalue may be in its complement.
                boolean enough = !closed || m >= Math.min(n, 2 * k);
                if (last || (enough && m >= k && converged(ritz, beside[m - 1], m, k, tolerance))) {
                    break;
                }
            }
            if (closed) {
                if (!fresh(basis, m, n, normal)) {
                    break;
                }
            } else {
                for (int i = 0; i < n; i++) {
                    basis[m * n + i] = w.data[i] / beta;
                }
            }
        }
        R064Store q = R064Store.FACTORY.make(n, m);
        System.arraycopy(basis, 0, q.data, 0, n * m);
        R064Store top = R064Store.FACTORY.make(m, Math.min(k, m));
        for (int j = 0; j < top.getColDim(); j++) {
            System.arraycopy(ritz.vectors().data, (m - 1 - j) * m, top.data, j * m, m);
        }
        return measured(a, algebra.multiply(q, top), m);
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

    /** Returns 2^exponent·A, which has the same eigenvectors. */
    private static SymmetricOperator scaled(SymmetricOperator a, int exponent) {
        return new SymmetricOperator() {
            @Override
            public int size() {
                return a.size();
            }

            @Override
            public void multiply(R064Store v, R064Store result) {
                a.multiply(v, result);
                for (int i = 0; i < result.data.length; i++) {
                    result.data[i] = Math.scalb(result.data[i], exponent);
                }
            }
        };
    }

    private TopEigenpairs rescaled(int exponent) {
        double[] scaledValues =
                Arrays.stream(values).map(x -> Math.scalb(x, exponent)).toArray();
        double[] scaledResiduals =
                Arrays.stream(residuals).map(x -> Math.scalb(x, exponent)).toArray();
        return new TopEigenpairs(scaledValues, vectors, scaledResiduals, products + 1);
    }

    /**
     * Computes the pairs by subspace iteration from random vectors (Halko, Martinsson, Tropp 2011), for matrices whose
     * products are expensive, such as tiles on disk: {@code passes} + 2 passes of k + 10 vectors each.
     *
     * @param passes multiplications of the subspace beyond the first; 2 are enough if the spectrum decays
     */
    public static TopEigenpairs subspace(SymmetricOperator a, int k, int passes, Seed seed, LinearAlgebra algebra) {
        int n = a.size();
        require(k, n);
        int columns = Math.min(n, k + OVERSAMPLING);
        R064Store q = R064Store.FACTORY.make(n, columns);
        ContinuousSampler normal = seed.gaussians();
        for (int i = 0; i < q.data.length; i++) {
            q.data[i] = normal.sample();
        }
        R064Store product = R064Store.FACTORY.make(n, columns);
        q = basisOf(q, algebra);
        for (int p = 0; p <= passes; p++) {
            a.multiply(q, product);
            q = basisOf(product, algebra);
        }
        a.multiply(q, product);
        SymmetricEigen eigen = algebra.symmetricEigen(algebra.multiplyLeftTransposed(q, product));
        R064Store top = R064Store.FACTORY.make(columns, k);
        for (int j = 0; j < k; j++) {
            System.arraycopy(eigen.vectors().data, (columns - 1 - j) * columns, top.data, j * columns, columns);
        }
        return measured(a, algebra.multiply(q, top), columns * (passes + 2));
    }

    /** Returns the left singular vectors: an orthonormal basis even if columns are linearly dependent. */
    private static R064Store basisOf(R064Store columns, LinearAlgebra algebra) {
        return algebra.thinSvd(columns).left();
    }

    private static void require(int k, int n) {
        if (k < 1 || k > n) {
            throw new IllegalArgumentException(
                    k + " eigenpairs were requested of a matrix of " + n + " rows; request 1 to " + n);
        }
    }

    /** Computes Rayleigh quotients and residuals with one more product each. */
    private static TopEigenpairs measured(SymmetricOperator a, R064Store vectors, int spent) {
        int n = vectors.getRowDim();
        int k = vectors.getColDim();
        R064Store product = R064Store.FACTORY.make(n, k);
        a.multiply(vectors, product);
        double[] values = new double[k];
        double[] residuals = new double[k];
        for (int j = 0; j < k; j++) {
            values[j] = dot(vectors.data, j * n, product.data, j * n, n);
            double sum = 0;
            for (int i = j * n; i < (j + 1) * n; i++) {
                double r = product.data[i] - values[j] * vectors.data[i];
                sum += r * r;
            }
            residuals[j] = Math.sqrt(sum);
        }
        return new TopEigenpairs(values, vectors, residuals, spent + k);
    }

    private static boolean converged(SymmetricEigen ritz, double beta, int m, int k, double tolerance) {
        double largest = Math.max(Math.abs(ritz.values()[m - 1]), Math.abs(ritz.values()[0]));
        for (int j = 0; j < k; j++) {
            if (beta * Math.abs(ritz.vectors().data[(m - 1 - j) * m + m - 1]) > tolerance * largest) {
                return false;
            }
        }
        return true;
    }

    private static SymmetricEigen tridiagonal(double[] diagonal, double[] beside, int m, LinearAlgebra algebra) {
        R064Store t = R064Store.FACTORY.make(m, m);
        for (int i = 0; i < m; i++) {
            t.set(i, i, diagonal[i]);
            if (i + 1 < m) {
                t.set(i, i + 1, beside[i]);
                t.set(i + 1, i, beside[i]);
            }
        }
        return algebra.symmetricEigen(t);
    }

    /** Draws a random unit vector orthogonal to the first {@code m}; returns false if none exists. */
    private static boolean fresh(double[] basis, int m, int n, ContinuousSampler normal) {
        if (m >= n) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            basis[m * n + i] = normal.sample();
        }
        orthogonalise(basis, m * n, basis, m, n);
        orthogonalise(basis, m * n, basis, m, n);
        double norm = norm(basis, m * n, n);
        for (int i = 0; i < n; i++) {
            basis[m * n + i] /= norm;
        }
        return norm > 0;
    }

    private static void orthogonalise(double[] w, int offset, double[] basis, int m, int n) {
        for (int j = 0; j < m; j++) {
            double product = dot(basis, j * n, w, offset, n);
            for (int i = 0; i < n; i++) {
                w[offset + i] -= product * basis[j * n + i];
            }
        }
    }

    private static double norm(double[] x, int from, int n) {
        return Math.sqrt(dot(x, from, x, from, n));
    }

    private static double dot(double[] x, int from, double[] y, int other, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += x[from + i] * y[other + i];
        }
        return sum;
    }
}
