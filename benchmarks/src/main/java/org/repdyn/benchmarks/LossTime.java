package org.repdyn.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.algebra.Workers;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.losses.contrastive.ContrastiveLosses;
import org.repdyn.losses.contrastive.NtXentOptions;
import org.repdyn.losses.redundancy.BarlowTwinsOptions;
import org.repdyn.losses.redundancy.RedundancyLosses;
import org.repdyn.losses.redundancy.VicRegOptions;
import org.repdyn.losses.redundancy.Weighting;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Loss;

/**
 * The RepDyn half of the comparison of losses with lightly, called by the script in {@code benchmarks/losses}. It computes the value and
 * the gradient of a loss repeatedly, prints a line of JSON, and writes the gradient.
 *
 * <p>Arguments: loss; file of the 2n embeddings (little-endian doubles, row by row); n; threads; seconds; file for the gradient.
 */
public final class LossTime {

    private static final int LEAST_REPEATS = 5;

    private LossTime() {}

    /** Runs the measurement; the arguments are described at the class. */
    public static void main(String[] arguments) throws IOException {
        int n = Integer.parseInt(arguments[2]);
        R064Store u = MatrixFiles.read(Path.of(arguments[1]), 2 * n);
        LinearAlgebra algebra = LinearAlgebra.of(ServiceLoader.load(LinearAlgebraBackendProvider.class))
                .withWorkers(Workers.of(Integer.parseInt(arguments[3])));
        Embeddings embeddings = new Embeddings(new ViewLayout(n, 1, 0), u, Optional.empty(), algebra);
        Loss loss = loss(arguments[0]);
        R064Store gradient = R064Store.FACTORY.make(2 * n, u.getColDim());
        double[] value = new double[1];
        Stopwatch watch = new Stopwatch();
        watch.measure(
                () -> value[0] = loss.valueAndGradient(embeddings, gradient),
                LEAST_REPEATS,
                Double.parseDouble(arguments[4]));
        MatrixFiles.write(gradient, Path.of(arguments[5]));
        System.out.println(String.format(Locale.ROOT, "{\"value\": %.17g, %s}", value[0], watch.json()));
    }

    private static Loss loss(String name) {
        EmbeddingField field =
                switch (name) {
                    case "nt-xent" -> ContrastiveLosses.NT_XENT.create(new NtXentOptions(0.5));
                    case "barlow-twins" ->
                        RedundancyLosses.BARLOW_TWINS.create(new BarlowTwinsOptions(
                                0.0051,
                                1,
                                1e-5,
                                BarlowTwinsOptions.Spread.BIASED_IN_ROOT,
                                BarlowTwinsOptions.Statistics.PER_VIEW));
                    case "vicreg" ->
                        RedundancyLosses.VICREG.create(new VicRegOptions(25, 25, 1, 1, 1e-4, Weighting.FB));
                    default -> throw new IllegalArgumentException("no loss " + name);
                };
        return (Loss) field;
    }
}
