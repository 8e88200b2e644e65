package org.repdyn.data.datasets;

import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Option;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.random.Seed;
import org.repdyn.data.internal.SyntheticData;
import org.repdyn.data.spi.Dataset;
import org.repdyn.data.spi.DatasetProvider;

/**
 * Provider of the dataset {@code gaussian-mixture}: Gaussian components with the same covariance Σ and equal weights, whose means μ
 * are the corners of a regular simplex about the origin. Three subspaces of K − 1 dimensions are known: {@code lda}, Fisher's
 * Σ⁻¹·span(μ), which keeps all information about the component; {@code means}, span(μ); {@code pca}, the leading eigenvectors
 * of Σ + Σₖμₖμₖᵀ/K. The simplex and the eigenvectors of Σ are random and independent, so that the three subspaces differ unless
 * Σ is a multiple of the identity.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GaussianMixtureProvider implements DatasetProvider<GaussianMixtureProvider.Options> {

    /**
     * Options of the dataset.
     *
     * @param samples number of samples
     * @param dimension number of coordinates d
     * @param components number of components K
     * @param separation distance between any two means
     * @param conditioning condition number of Σ, largest over smallest eigenvalue
     */
    public record Options(
            @Option(help = "number of samples", defaultValue = "1000", range = "[2, inf)") int samples,
            @Option(help = "number of coordinates d", defaultValue = "10", range = "[2, inf)") int dimension,
            @Option(help = "number of components", defaultValue = "3", range = "[2, inf)") int components,
            @Option(
                            help = "distance between any two means; the covariance has determinant 1",
                            defaultValue = "3",
                            range = "(0, inf)")
                    double separation,
            @Option(
                            help = "condition number of the covariance; the logarithms of its eigenvalues are evenly"
                                    + " spaced",
                            defaultValue = "25",
                            range = "[1, inf)")
                    double conditioning) {

        /**
         * Checks the sizes.
         *
         * @throws IllegalArgumentException if there are more components than coordinates
         */
        public Options {
            if (components > dimension) {
                throw new IllegalArgumentException("components = " + components + " is more than dimension = "
                        + dimension + "; take more coordinates or fewer components");
            }
        }
    }

    @Override
    public String name() {
        return "gaussian-mixture";
    }

    @Override
    public String summary() {
        return "Gaussian components with the same covariance and known LDA and PCA subspaces; the component is the"
                + " label";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Bansal, Kavis, Sanghavi",
                "Understanding Self-Supervised Learning via Gaussian Mixture Models",
                2024,
                "arXiv:2411.03517"));
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Dataset load(Options options, Seed seed) {
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        int d = options.dimension();
        int k = options.components();
        R064Store axes = algebra.orthonormalBasis(SyntheticData.gaussian(d, d, seed.child("covariance")));
        R064Store factor = scaled(axes, options, 0.5);
        R064Store means = means(options, algebra.orthonormalBasis(SyntheticData.gaussian(d, k, seed.child("means"))));
        int n = options.samples();
        R064Store inputs = algebra.multiplyRightTransposed(SyntheticData.gaussian(n, d, seed.child("samples")), factor);
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i % k;
        }
        for (int j = 0; j < d; j++) {
            for (int i = 0; i < n; i++) {
                inputs.data[j * n + i] += means.doubleValue(j, labels[i]);
            }
        }
        R064Store moment = algebra.gramOfRows(factor);
        R064Store between = algebra.gramOfRows(means);
        for (int i = 0; i < moment.data.length; i++) {
            moment.data[i] += between.data[i] / k;
        }
        return new Dataset(
                name(),
                inputs,
                Optional.of(labels),
                Optional.empty(),
                Optional.empty(),
                Optional.of(moment),
                SyntheticData.checksum(inputs),
                "synthetic",
                subspaces(options, axes, means, moment, algebra));
    }

    private static Map<String, R064Store> subspaces(
            Options options, R064Store axes, R064Store means, R064Store moment, LinearAlgebra algebra) {
        int d = options.dimension();
        int r = options.components() - 1;
        // The means add up to zero, so that all but the last have the same span as all.
        R064Store span = columns(means, 0, r);
        R064Store inverse = algebra.multiplyRightTransposed(scaled(axes, options, -1), axes);
        return Map.of(
                "lda", algebra.orthonormalBasis(algebra.multiply(inverse, span)),
                "means", algebra.orthonormalBasis(span),
                "pca", columns(algebra.symmetricEigen(moment).vectors(), d - r, r));
    }

    /** Returns the means μₖ as columns: the corners of a regular simplex in the span of K orthonormal columns. */
    private static R064Store means(Options options, R064Store frame) {
        int k = options.components();
        R064Store result = R064Store.FACTORY.make(options.dimension(), k);
        for (int i = 0; i < options.dimension(); i++) {
            double middle = 0;
            for (int c = 0; c < k; c++) {
                middle += frame.doubleValue(i, c) / k;
            }
            for (int c = 0; c < k; c++) {
                result.set(i, c, (frame.doubleValue(i, c) - middle) * options.separation() / Math.sqrt(2));
            }
        }
        return result;
    }

    /** Returns the eigenvectors of Σ as columns, each times a power of its eigenvalue. */
    private static R064Store scaled(R064Store axes, Options options, double power) {
        int d = axes.getColDim();
        R064Store result = axes.copy();
        for (int j = 0; j < d; j++) {
            double eigenvalue = Math.pow(options.conditioning(), 0.5 - j / (d - 1.0));
            for (int i = 0; i < d; i++) {
                result.set(i, j, axes.doubleValue(i, j) * Math.pow(eigenvalue, power));
            }
        }
        return result;
    }

    private static R064Store columns(R064Store matrix, int first, int count) {
        int rows = matrix.getRowDim();
        R064Store result = R064Store.FACTORY.make(rows, count);
        System.arraycopy(matrix.data, first * rows, result.data, 0, count * rows);
        return result;
    }
}
