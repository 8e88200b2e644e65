package org.repdyn.data.datasets;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Option;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.core.random.Seed;
import org.repdyn.data.internal.SyntheticData;
import org.repdyn.data.spi.Dataset;
import org.repdyn.data.spi.DatasetProvider;

/**
 * Provider of the dataset {@code gaussian-views}: samples x ~ N(0, Σ) with known Σ = QΛQᵀ, where Λ is the chosen spectrum and Q
 * a random rotation. With Gaussian noise as the augmentation, the population matrix of a linear loss has the eigenvectors Q
 * too, so that every eigenspace is known exactly.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GaussianViewsProvider implements DatasetProvider<GaussianViewsProvider.Options> {

    /**
     * Options of the dataset.
     *
     * @param samples number of samples
     * @param dimension number of coordinates
     * @param decay exponent of the power-law spectrum
     * @param variances spectrum, instead of the power law
     * @param rotate true if the eigenvectors are random, false if they are the axes
     * @param exact true if the second moments of the samples, not only of their distribution, equal the spectrum
     */
    public record Options(
            @Option(help = "number of samples", defaultValue = "1000", range = "[2, inf)") int samples,
            @Option(help = "number of coordinates d", defaultValue = "20", range = "[1, inf)") int dimension,
            @Option(help = "mode j has variance j^-decay", defaultValue = "1", range = "[0, inf)") double decay,
            @Option(help = "variances, one for each coordinate, instead of decay", range = "[0, inf)")
                    Optional<List<Double>> variances,
            @Option(
                            help = "draw the eigenvectors as a random rotation; otherwise they are the axes",
                            defaultValue = "true")
                    boolean rotate,
            @Option(
                            help = "make the second moments of the samples exactly the spectrum, so that population"
                                    + " theory holds for the samples",
                            defaultValue = "false")
                    boolean exact) {

        /** Creates options for independent samples, whose second moments vary about the spectrum. */
        public Options(int samples, int dimension, double decay, Optional<List<Double>> variances, boolean rotate) {
            this(samples, dimension, decay, variances, rotate, false);
        }

        /**
         * Checks the sizes.
         *
         * @throws IllegalArgumentException if the variances are not one for each coordinate, or if exact moments need more
         *     samples
         */
        public Options {
            if (exact && samples < dimension) {
                throw new IllegalArgumentException(
                        "exact moments need at least as many samples as coordinates: samples = " + samples
                                + ", dimension = " + dimension);
            }
            if (variances.isPresent() && variances.get().size() != dimension) {
                throw new IllegalArgumentException(
                        "variances has " + CountedNoun.of(variances.get().size(), "number") + ", but dimension = "
                                + dimension + "; give one for each coordinate");
            }
        }
    }

    @Override
    public String name() {
        return "gaussian-views";
    }

    @Override
    public String summary() {
        return "Gaussian samples with a chosen spectrum and known eigenspaces";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Dataset load(Options options, Seed seed) {
        int d = options.dimension();
        SyntheticData.requireSize(d, d);
        R064Store factor = R064Store.FACTORY.make(d, d);
        R064Store basis = options.rotate()
                ? LinearAlgebra.ojAlgo().orthonormalBasis(SyntheticData.gaussian(d, d, seed.child("rotation")))
                : R064Store.FACTORY.makeEye(d, d);
        for (int j = 0; j < d; j++) {
            double deviation = Math.sqrt(variance(options, j));
            for (int i = 0; i < d; i++) {
                factor.set(i, j, basis.doubleValue(i, j) * deviation);
            }
        }
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        R064Store white = SyntheticData.gaussian(options.samples(), d, seed.child("samples"));
        if (options.exact()) {
            white = algebra.orthonormalBasis(white);
            double length = Math.sqrt(options.samples());
            for (int i = 0; i < white.data.length; i++) {
                white.data[i] *= length;
            }
        }
        R064Store inputs = algebra.multiplyRightTransposed(white, factor);
        return new Dataset(
                name(),
                inputs,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(algebra.gramOfRows(factor)),
                SyntheticData.checksum(inputs),
                "synthetic");
    }

    private static double variance(Options options, int mode) {
        return options.variances().map(v -> v.get(mode)).orElseGet(() -> Math.pow(mode + 1.0, -options.decay()));
    }
}
