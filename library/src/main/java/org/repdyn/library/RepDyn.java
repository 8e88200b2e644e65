package org.repdyn.library;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.Workers;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.options.WrittenValues;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.kernels.network.NetworkReader;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Losses;
import org.repdyn.ntk.closedform.GaussianProcess;
import org.repdyn.ntk.closedform.Ridge;
import org.repdyn.study.plan.PluginFactory;
import org.repdyn.study.plan.Plugins;

/**
 * Entrance for Java programs. Losses at embeddings, kernels of networks, training and whole comparisons:
 *
 * <pre>{@code
 * LossEvaluation here = RepDyn.at(RepDyn.loss("nt-xent", Map.of("temperature", 0.2)), anchors, positives);
 * InfiniteNetwork network = RepDyn.network("dense", "relu", "dense");
 * RunResult result = RepDyn.study(Path.of("study.yaml")).set("seeds", List.of(1, 2, 3)).run();
 * }</pre>
 *
 * <p>Names are those of {@code repdyn plugins list}; plugins of jars on the class path are among them. Thread-safe; what its methods
 * return serves one thread at a time unless it says otherwise.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RepDyn {

    private RepDyn() {}

    /** Holder of the plugins of the class path, which are loaded when they are first needed. */
    private static final class ClassPath {

        private static final Plugins PLUGINS = load();
        private static final LinearAlgebra ALGEBRA = algebra();

        private static Plugins load() {
            try (PluginSource source = PluginSource.builtIn()) {
                return Plugins.load(source);
            }
        }

        private static LinearAlgebra algebra() {
            try (PluginSource source = PluginSource.builtIn()) {
                return LinearAlgebra.ofPlugins(
                                Registry.load(Plugins.BACKEND, source).all())
                        .withWorkers(Workers.of(Runtime.getRuntime().availableProcessors()));
            }
        }
    }

    static Plugins allPlugins() {
        return ClassPath.PLUGINS;
    }

    /**
     * Returns the linear-algebra service over the backends on the class path, with all processors. It is OpenBLAS if the program depends
     * on {@code repdyn-openblas} and ojAlgo otherwise. Thread-safe.
     */
    public static LinearAlgebra algebra() {
        return ClassPath.ALGEBRA;
    }

    /** Returns the creator of plugins by name: encoders, constraints, dynamics and observables for {@link Training}. Thread-safe. */
    public static PluginFactory plugins() {
        return new PluginFactory(ClassPath.PLUGINS);
    }

    /**
     * Copies rows into a matrix.
     *
     * @param rows rows of one length, at least one
     * @throws IllegalArgumentException if there is no row, or the rows differ in length
     */
    public static R064Store matrix(double[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("a matrix needs at least 1 row, got none");
        }
        R064Store matrix = R064Store.FACTORY.make(rows.length, rows[0].length);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != rows[0].length) {
                throw new IllegalArgumentException("the rows of a matrix have one length: row " + (i + 1)
                        + " has length " + rows[i].length + ", row 1 has length " + rows[0].length
                        + " (counted from 1)");
            }
            for (int j = 0; j < rows[i].length; j++) {
                matrix.set(i, j, rows[i][j]);
            }
        }
        return matrix;
    }

    /**
     * Creates a loss with its default options.
     *
     * @param name name as in {@code repdyn plugins list}
     * @throws UserErrorException if there is no such loss; the message has the nearest name
     */
    public static EmbeddingField loss(String name) {
        return Losses.byName(name);
    }

    /**
     * Creates a loss.
     *
     * @param options options by their names in a study, such as {@code temperature}
     * @throws UserErrorException if there is no such loss, or an option is unknown or not allowed
     */
    public static EmbeddingField loss(String name, Map<String, ?> options) {
        return Losses.byName(name, options);
    }

    /**
     * Evaluates a loss at embeddings.
     *
     * @param blocks anchors, then as many blocks of positives and negatives as the loss needs, n×k each, then the targets if it needs
     *     some; row i of each block belongs to sample i
     * @throws IllegalArgumentException if the loss needs other blocks; the message names them
     */
    public static LossEvaluation at(EmbeddingField loss, double[][]... blocks) {
        return LossEvaluation.of(loss, StackedViews.of(loss, blocks), algebra());
    }

    /**
     * Makes a network of infinite width in the NTK parameterisation.
     *
     * @param layers layers in order: a name such as {@code "dense"} or {@code "relu"}, or a map from a name to options such as
     *     {@code Map.of("dense", Map.of("W_std", 1.4))}
     * @throws UserErrorException with every mistake in the layers
     */
    public static InfiniteNetwork network(Object... layers) {
        return network(Parameterisation.NTK, layers);
    }

    /**
     * Makes a network of infinite width.
     *
     * @param layers layers in order, as in {@link #network(Object...)}
     * @throws UserErrorException with every mistake in the layers
     */
    public static InfiniteNetwork network(Parameterisation parameterisation, Object... layers) {
        List<Object> given = Arrays.asList(layers);
        return new NetworkReader(ClassPath.PLUGINS.networkParts()).read(WrittenValues.of(given), parameterisation);
    }

    /**
     * Returns the posterior of a network of infinite width of which only the readout is trained: a Gaussian process with the NNGP kernel.
     *
     * @param x training inputs, n×d
     * @param y targets, n×k
     * @param test test inputs, m×d
     * @param noise variance of the targets' noise, at least 0
     * @throws IllegalArgumentException if the shapes do not fit, the noise is negative, or a number is not finite
     * @throws ArithmeticException if the kernel is singular
     */
    public static GaussianProcess posterior(
            InfiniteNetwork network, double[][] x, double[][] y, double[][] test, double noise) {
        if (!(noise >= 0) || Double.isInfinite(noise)) {
            throw new IllegalArgumentException("the variance of the noise must be finite and at least 0, got " + noise);
        }
        R064Store inputs = matrix(x);
        R064Store targets = targets(inputs, y);
        R064Store points = matrix(test);
        return GaussianProcess.posterior(
                network.nngp(inputs),
                network.cross(points, inputs).nngp(),
                network.nngp(points),
                targets,
                Ridge.absolute(noise),
                algebra());
    }

    /**
     * Returns the distribution of networks of infinite width, all layers of which gradient flow trained to convergence on the squared loss.
     *
     * @param x training inputs, n×d
     * @param y targets, n×k
     * @param test test inputs, m×d
     * @throws IllegalArgumentException if the shapes do not fit or a number is not finite
     * @throws ArithmeticException if the kernel is singular
     */
    public static GaussianProcess trained(InfiniteNetwork network, double[][] x, double[][] y, double[][] test) {
        R064Store inputs = matrix(x);
        R064Store targets = targets(inputs, y);
        R064Store points = matrix(test);
        return GaussianProcess.ensemble(
                network.kernels(inputs),
                network.cross(points, inputs),
                network.nngp(points),
                targets,
                Ridge.NONE,
                algebra());
    }

    private static R064Store targets(R064Store x, double[][] y) {
        R064Store targets = matrix(y);
        if (targets.getRowDim() != x.getRowDim()) {
            throw new IllegalArgumentException("one target for each input: there are " + x.getRowDim() + " inputs and "
                    + targets.getRowDim() + " targets");
        }
        return targets;
    }

    /**
     * Begins the training of an encoder.
     *
     * @param loss loss or field on embeddings that training follows
     * @param encoder the encoder, as of {@code RepDyn.plugins().encoder("linear", Map.of("outputs", 2))}
     * @param views anchors, then as many blocks of positives and negatives as the loss needs, n×d each, then the targets if it needs some
     * @throws IllegalArgumentException if the loss needs other blocks; the message names them
     */
    public static Training training(EmbeddingField loss, Encoder encoder, double[][]... views) {
        return Training.of(loss, encoder, StackedViews.of(loss, views).forLoss(loss));
    }

    /**
     * Begins a comparison.
     *
     * @param file file of the study, or the name of a built-in study, as {@code Path.of("flagship")}
     */
    public static Comparison study(Path file) {
        return Comparison.of(file);
    }

    /**
     * Begins a comparison.
     *
     * @param yaml text of the study
     */
    public static Comparison study(String yaml) {
        return Comparison.of(yaml);
    }
}
