package org.repdyn.data.datasets;

import java.util.List;
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
 * Provider of the dataset {@code linear-teacher}, a regression with known modes: inputs with XᵀX/n = I exactly,
 * targets y_j = s_j x_j. The input-output correlation has the singular values s along the first coordinates.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LinearTeacherProvider implements DatasetProvider<LinearTeacherProvider.Options> {

    /**
     * Options of the dataset.
     *
     * @param samples number of samples
     * @param dimension number of coordinates d
     * @param strengths singular values of the map to be learned
     */
    public record Options(
            @Option(help = "number of samples", defaultValue = "100", range = "[2, inf)") int samples,
            @Option(help = "number of coordinates d", defaultValue = "5", range = "[1, inf)") int dimension,
            @Option(help = "singular values of the map to be learned", defaultValue = "[3, 2, 1]", range = "[0, inf)")
                    List<Double> strengths) {

        /**
         * Checks the sizes.
         *
         * @throws IllegalArgumentException if there are more strengths than coordinates, or fewer samples than coordinates
         */
        public Options {
            if (strengths.size() > dimension || samples < dimension) {
                throw new IllegalArgumentException(
                        "there are " + strengths.size() + " strengths, dimension = "
                                + dimension + " and samples = " + samples
                                + "; give at most one strength for each coordinate, and at least as many samples as coordinates");
            }
        }
    }

    @Override
    public String name() {
        return "linear-teacher";
    }

    @Override
    public String summary() {
        return "white inputs and the targets of a linear map with chosen singular values";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Saxe, McClelland, Ganguli",
                "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks",
                2014,
                "arXiv:1312.6120"));
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Dataset load(Options options, Seed seed) {
        int n = options.samples();
        R064Store inputs = LinearAlgebra.ojAlgo()
                .orthonormalBasis(SyntheticData.gaussian(n, options.dimension(), seed.child("samples")));
        double length = Math.sqrt(n);
        for (int i = 0; i < inputs.data.length; i++) {
            inputs.data[i] *= length;
        }
        R064Store targets = R064Store.FACTORY.make(n, options.strengths().size());
        for (int i = 0; i < targets.data.length; i++) {
            targets.data[i] = options.strengths().get(i / n) * inputs.data[i];
        }
        return new Dataset(
                name(),
                inputs,
                Optional.empty(),
                Optional.of(targets),
                Optional.empty(),
                Optional.of(R064Store.FACTORY.makeEye(options.dimension(), options.dimension())),
                SyntheticData.checksum(inputs),
                "synthetic");
    }
}
