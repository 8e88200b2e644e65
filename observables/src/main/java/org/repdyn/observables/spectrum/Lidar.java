package org.repdyn.observables.spectrum;

import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * Effective rank of the linear-discriminant matrix that separates samples by several views of each: exp of the entropy of
 * the eigenvalues of Σ_w^{−1/2}Σ_bΣ_w^{−1/2}, with Σ_b the covariance of the samples' mean embeddings (divisor n − 1) and
 * Σ_w the covariance of the views about these means (divisor n(q − 1)) plus δI. Thilak et al. (2024), "LiDAR: Sensing Linear
 * Probing Performance in Joint Embedding SSL Architectures". The array is not copied; two results are equal only if they share it.
 *
 * @param value effective rank
 * @param eigenvalues eigenvalues of the discriminant matrix, descending
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Lidar(double value, double[] eigenvalues) {

    /**
     * Computes the rank and the eigenvalues.
     *
     * @param views q ≥ 2 matrices n×k, n ≥ 2; row i of each is a view of sample i
     * @param delta δ &gt; 0
     * @param epsilon ε, added to each normalised eigenvalue before a second normalisation
     * @throws ArithmeticException if there are fewer than two views or samples, or all samples have the same mean
     */
    public static Lidar of(List<R064Store> views, double delta, double epsilon, LinearAlgebra algebra) {
        int q = views.size();
        if (q < 2) {
            throw new ArithmeticException("the within-sample scatter needs at least two views per sample, got " + q);
        }
        int n = views.get(0).getRowDim();
        int k = views.get(0).getColDim();
        if (n < 2) {
            throw new ArithmeticException("the between-sample scatter needs at least two samples, got " + n);
        }
        R064Store means = R064Store.FACTORY.make(n, k);
        for (R064Store view : views) {
            for (int i = 0; i < means.data.length; i++) {
                means.data[i] += view.data[i] / q;
            }
        }
        R064Store within = R064Store.FACTORY.make(k, k);
        for (R064Store view : views) {
            R064Store residual = R064Store.FACTORY.copy(view);
            for (int i = 0; i < residual.data.length; i++) {
                residual.data[i] -= means.data[i];
            }
            R064Store scatter = algebra.gramOfColumns(residual);
            for (int i = 0; i < scatter.data.length; i++) {
                within.data[i] += scatter.data[i] / (n * (q - 1.0));
            }
        }
        for (int a = 0; a < k; a++) {
            within.add(a, a, delta);
        }
        Centring.centre(means);
        return ofEigenvalues(discriminant(means, within, algebra), epsilon);
    }

    /** Returns the eigenvalues: with Σ_w = LLᵀ, the squared singular values of the means times L⁻ᵀ, divided by n − 1. */
    private static double[] discriminant(R064Store means, R064Store within, LinearAlgebra algebra) {
        int n = means.getRowDim();
        int k = means.getColDim();
        Cholesky<Double> cholesky = Cholesky.R064.make(k, k);
        if (!cholesky.decompose(within)) {
            throw new ArithmeticException("the within-sample scatter is not positive definite; raise delta");
        }
        R064Store lower = R064Store.FACTORY.copy(cholesky.getL());
        R064Store whitened = R064Store.FACTORY.copy(means.transpose());
        whitened.substituteForwards(lower, false, false, false);
        double[] singular = algebra.singularValues(R064Store.FACTORY.copy(whitened.transpose()));
        double[] eigenvalues = new double[k];
        for (int i = 0; i < singular.length; i++) {
            eigenvalues[i] = singular[i] * singular[i] / (n - 1);
        }
        return eigenvalues;
    }

    private static Lidar ofEigenvalues(double[] eigenvalues, double epsilon) {
        double sum = 0;
        for (double e : eigenvalues) {
            sum += e;
        }
        if (!(sum > 0)) {
            throw new ArithmeticException("LiDAR is not defined here: all samples have the same mean embedding");
        }
        double[] shifted = new double[eigenvalues.length];
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] = eigenvalues[i] / sum + epsilon;
        }
        return new Lidar(Spectrum.entropyRank(shifted), eigenvalues);
    }
}
