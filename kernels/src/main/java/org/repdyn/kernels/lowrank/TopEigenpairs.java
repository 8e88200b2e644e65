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
 * of the value to some true eigenvalue is at most ‖Av − λv‖. The arrays and the matrix are not copied; two results are equal only if they share the
 * arrays.
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
        Lanczos run = new Lanczos(a, k, Math.min(n, Math.max(most, k)), seed.gaussians(), algebra);
        int exponent = run.start();
        if (exponent != 0) {
            return lanczos(scaled(a, -exponent), k, tolerance, most, seed, algebra)
                    .rescaled(exponent);
        }
        R064Store vectors = run.iterate(tolerance);
        return measured(a, vectors, run.steps());
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
            values[j] = OrthonormalColumns.dot(vectors.data, j * n, product.data, j * n, n);
            double sum = 0;
            for (int i = j * n; i < (j + 1) * n; i++) {
                double r = product.data[i] - values[j] * vectors.data[i];
                sum += r * r;
            }
            residuals[j] = Math.sqrt(sum);
        }
        return new TopEigenpairs(values, vectors, residuals, spent + k);
    }
}
