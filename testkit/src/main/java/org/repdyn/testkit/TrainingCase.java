package org.repdyn.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.InitialWeights;
import org.repdyn.dynamics.encoder.HiddenActivation;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.encoder.TwoLayerEncoder;
import org.repdyn.dynamics.predictor.LinearPredictorHead;
import org.repdyn.dynamics.predictor.LinearPredictorHeadOptions;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderWithCompanions;
import org.repdyn.dynamics.spi.PredictorHead;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.contrastive.ContrastiveLosses;
import org.repdyn.losses.contrastive.NtXentOptions;
import org.repdyn.losses.linear.LinearContrastive;
import org.repdyn.losses.prediction.Byol;
import org.repdyn.losses.prediction.ByolOptions;
import org.repdyn.losses.prediction.SimSiam;
import org.repdyn.losses.redundancy.Tico;
import org.repdyn.losses.redundancy.TicoOptions;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.manifolds.flat.FlatConstraints;
import org.repdyn.manifolds.orthogonality.OrthogonalityConstraints;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.orthogonality.StiefelOptions;
import org.repdyn.manifolds.spi.Constraint;

/**
 * A small training problem, created anew for each run.
 *
 * @param name name of the case in the message of a broken law
 * @param field creates the field that training follows, once for each run
 * @param encoder the encoder
 * @param constraints one constraint per weight block
 * @param samples number n of anchors
 * @param dimension input dimension d
 * @param seed determines views and initial weights
 * @param shape changes a problem with Gaussian views and random weights, for example to white views or an aligned start
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TrainingCase(
        String name,
        Supplier<EmbeddingField> field,
        Encoder encoder,
        List<Constraint> constraints,
        int samples,
        int dimension,
        long seed,
        UnaryOperator<TrainingProblem> shape) {

    /**
     * Embedding dimension k; in three dimensions no embedding passes near zero, where the cosine is not differentiable.
     */
    private static final int OUTPUTS = 3;

    private static final int SAMPLES = 6;
    private static final int DIMENSION = 5;
    private static final int WIDTH = 6;

    public TrainingCase {
        constraints = List.copyOf(constraints);
    }

    /** Creates a case with Gaussian views and random weights. */
    public TrainingCase(
            String name,
            Supplier<EmbeddingField> field,
            Encoder encoder,
            List<Constraint> constraints,
            int samples,
            int dimension,
            long seed) {
        this(name, field, encoder, constraints, samples, dimension, seed, UnaryOperator.identity());
    }

    /**
     * Returns problems with a quadratic and a scale-invariant loss, a linear and a two-layer encoder, each without a
     * constraint, on the Stiefel manifold, and with the Grassmannian for the output block.
     */
    public static List<TrainingCase> small() {
        Constraint free = FlatConstraints.EUCLIDEAN.create(new NoOptions());
        Constraint stiefel = OrthogonalityConstraints.STIEFEL.create(new StiefelOptions(StiefelMetric.EUCLIDEAN));
        Constraint grassmann = OrthogonalityConstraints.GRASSMANN.create(new NoOptions());
        List<TrainingCase> result = new ArrayList<>();
        for (String loss : List.of("linear-contrastive", "nt-xent")) {
            Supplier<EmbeddingField> field = loss.equals("nt-xent")
                    ? () -> ContrastiveLosses.NT_XENT.create(new NtXentOptions(0.5))
                    : LinearContrastive::new;
            result.add(linear(loss + ", linear, euclidean", field, free));
            result.add(linear(loss + ", linear, stiefel", field, stiefel));
            result.add(linear(loss + ", linear, grassmann", field, grassmann));
            result.add(twoLayer(loss + ", two-layer, euclidean", field, free, free));
            result.add(twoLayer(loss + ", two-layer, stiefel", field, stiefel, stiefel));
            result.add(twoLayer(loss + ", two-layer, stiefel and grassmann", field, stiefel, grassmann));
        }
        return result;
    }

    /** Returns problems with weight decay: one with a closed form, one without. */
    public static List<TrainingCase> withWeightDecay() {
        return small().stream()
                .filter(c -> c.name().endsWith("linear, euclidean"))
                .map(c -> new TrainingCase(
                        c.name + ", weight decay",
                        c.field,
                        c.encoder,
                        c.constraints,
                        c.samples,
                        c.dimension,
                        c.seed,
                        problem -> problem.withWeightDecay(0.5)))
                .toList();
    }

    /** Returns a problem with a learned predictor head. */
    public static TrainingCase withPredictor() {
        return withCompanions(
                "simsiam, linear, linear predictor", () -> new SimSiam(true), Optional.of(linearPredictor()));
    }

    /** Returns a problem with a learned predictor head and a teacher. */
    public static TrainingCase withTeacher() {
        return withCompanions(
                "byol, linear, linear predictor, teacher",
                () -> new Byol(new ByolOptions(2)),
                Optional.of(linearPredictor()));
    }

    /** Returns a problem with a running statistic. */
    public static TrainingCase withRunningStatistic() {
        return withCompanions(
                "tico, linear, running statistic", () -> new Tico(new TicoOptions(8, 3)), Optional.empty());
    }

    private static PredictorHead linearPredictor() {
        return new LinearPredictorHead(new LinearPredictorHeadOptions(LinearPredictorHeadOptions.Start.GAUSSIAN));
    }

    private static TrainingCase withCompanions(
            String name, Supplier<EmbeddingField> field, Optional<PredictorHead> predictor) {
        Constraint free = FlatConstraints.EUCLIDEAN.create(new NoOptions());
        Encoder encoder = EncoderWithCompanions.of(new LinearEncoder(OUTPUTS), predictor, field.get());
        return new TrainingCase(
                name,
                field,
                encoder,
                Collections.nCopies(encoder.blocks(DIMENSION).size(), free),
                SAMPLES,
                DIMENSION,
                3);
    }

    private static TrainingCase linear(String name, Supplier<EmbeddingField> field, Constraint constraint) {
        return new TrainingCase(name, field, new LinearEncoder(OUTPUTS), List.of(constraint), SAMPLES, DIMENSION, 3);
    }

    private static TrainingCase twoLayer(
            String name, Supplier<EmbeddingField> field, Constraint first, Constraint second) {
        Encoder encoder = new TwoLayerEncoder(OUTPUTS, WIDTH, HiddenActivation.TANH);
        return new TrainingCase(name, field, encoder, List.of(first, second), SAMPLES, DIMENSION, 4);
    }

    /** Returns this case with another field. */
    TrainingCase with(UnaryOperator<EmbeddingField> change) {
        return new TrainingCase(
                name, () -> change.apply(field.get()), encoder, constraints, samples, dimension, seed, shape);
    }

    /** Returns a new problem, which shares no memory with any other. */
    public TrainingProblem problem(TimeGrid times) {
        EmbeddingField fresh = field.get();
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        ViewLayout layout = fresh.views().layout(samples);
        Seed root = new Seed(seed);
        Views views = new Views(
                layout,
                gaussian(layout.rows(), dimension, root.child("views")),
                fresh.views().targets()
                        ? Optional.of(gaussian(samples, encoder.outputs(), root.child("targets")))
                        : Optional.empty());
        return shape.apply(new TrainingProblem(
                fresh,
                views,
                gaussian(3, dimension, root.child("evaluation")),
                encoder,
                constraints,
                InitialWeights.draw(encoder, constraints, dimension, root.child("weights"), algebra),
                times,
                algebra,
                root.child("run")));
    }

    /** Checks a law; the message of a broken law begins with the name of the case. */
    static void named(TrainingCase one, Runnable law) {
        try {
            law.run();
        } catch (AssertionError e) {
            throw new AssertionError(one + ": " + e.getMessage(), e);
        }
    }

    private static R064Store gaussian(int rows, int columns, Seed seed) {
        R064Store result = R064Store.FACTORY.make(rows, columns);
        var gaussians = seed.gaussians();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = gaussians.sample();
        }
        return result;
    }

    @Override
    public String toString() {
        return name;
    }
}
