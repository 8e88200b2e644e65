package org.repdyn.dynamics.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Views;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Manifold;

/**
 * Everything that determines a trajectory of weights. A dynamics follows {@link #weightField()}, which is the whole field:
 * companions of the encoder (predictor, teacher, running statistic) and weight decay are part of it.
 *
 * @param field the field on embeddings that training follows
 * @param views the training views
 * @param evaluation clean inputs on which snapshots are evaluated; may have no rows
 * @param encoder the encoder, with companions if the field needs any; see {@link EncoderWithCompanions}
 * @param constraints one constraint per weight block, in the order of {@link Encoder#blocks}
 * @param initial weights at t = 0, on the constraints; read only
 * @param times the times at which the run is observed
 * @param algebra the linear-algebra service
 * @param seed for dynamics that draw random numbers
 * @param stream fresh views, for dynamics that draw some at every step; empty if there are only the training views
 * @param weightDecay η &ge; 0, in 1/time: the term −ηW in the motion of each learned block
 * @param flow the flow that a prediction of this problem solves, with the parameters of the dynamics; the gradient flow unless
 *     {@link #following} gives another, as is done before predictions are asked
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record TrainingProblem(
        EmbeddingField field,
        Views views,
        R064Store evaluation,
        Encoder encoder,
        List<Constraint> constraints,
        Weights initial,
        TimeGrid times,
        LinearAlgebra algebra,
        Seed seed,
        Optional<ViewStream> stream,
        double weightDecay,
        LimitFlow flow) {

    /** Creates a problem of the gradient flow. */
    public TrainingProblem(
            EmbeddingField field,
            Views views,
            R064Store evaluation,
            Encoder encoder,
            List<Constraint> constraints,
            Weights initial,
            TimeGrid times,
            LinearAlgebra algebra,
            Seed seed,
            Optional<ViewStream> stream,
            double weightDecay) {
        this(
                field,
                views,
                evaluation,
                encoder,
                constraints,
                initial,
                times,
                algebra,
                seed,
                stream,
                weightDecay,
                LimitFlow.GRADIENT);
    }

    /** Creates a problem of the gradient flow without weight decay and without fresh views. */
    public TrainingProblem(
            EmbeddingField field,
            Views views,
            R064Store evaluation,
            Encoder encoder,
            List<Constraint> constraints,
            Weights initial,
            TimeGrid times,
            LinearAlgebra algebra,
            Seed seed) {
        this(field, views, evaluation, encoder, constraints, initial, times, algebra, seed, Optional.empty(), 0);
    }

    /**
     * Checks that constraints, weights and evaluation inputs match the encoder and the views.
     *
     * @throws IllegalArgumentException if the number of blocks or the shape of one differs, the evaluation inputs have another dimension than the
     *     views, or the weight decay is negative or not finite
     */
    public TrainingProblem {
        Objects.requireNonNull(field, "the argument 'field' is null");
        Objects.requireNonNull(views, "the argument 'views' is null");
        Objects.requireNonNull(evaluation, "the argument 'evaluation' is null");
        Objects.requireNonNull(encoder, "the argument 'encoder' is null");
        Objects.requireNonNull(constraints, "the argument 'constraints' is null");
        Objects.requireNonNull(initial, "the argument 'initial' is null");
        Objects.requireNonNull(times, "the argument 'times' is null");
        Objects.requireNonNull(algebra, "the argument 'algebra' is null");
        Objects.requireNonNull(seed, "the argument 'seed' is null");
        Objects.requireNonNull(stream, "the argument 'stream' is null");
        Objects.requireNonNull(flow, "the argument 'flow' is null");
        constraints = List.copyOf(constraints);
        List<WeightBlock> shapes = encoder.blocks(views.dimension());
        int blocks = shapes.size();
        if (constraints.size() != blocks || initial.blocks().size() != blocks) {
            throw new IllegalArgumentException(
                    "the encoder has " + blocks + " weight blocks, there are " + constraints.size()
                            + " constraints and " + initial.blocks().size() + " initial matrices");
        }
        for (int b = 0; b < blocks; b++) {
            WeightBlock shape = shapes.get(b);
            R064Store matrix = initial.blocks().get(b);
            if (matrix.getRowDim() != shape.rows() || matrix.getColDim() != shape.columns()) {
                throw new IllegalArgumentException("the initial weights of block '" + shape.name() + "' are "
                        + matrix.getRowDim() + "×" + matrix.getColDim() + "; for views of dimension "
                        + views.dimension() + " the encoder needs " + shape.rows() + "×" + shape.columns());
            }
        }
        if (evaluation.getRowDim() > 0 && evaluation.getColDim() != views.dimension()) {
            throw new IllegalArgumentException("the evaluation inputs have dimension " + evaluation.getColDim()
                    + ", the views " + views.dimension());
        }
        if (!(weightDecay >= 0) || weightDecay == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "the weight decay is " + Decimals.text(weightDecay) + "; give a finite number of at least 0");
        }
    }

    /**
     * Creates the field on weights that a dynamics follows, bound to the training views, for one thread. The views must not change: a
     * quadratic loss of a linear encoder reads them once, and then follows its matrix C, d×d.
     */
    public WeightField weightField() {
        return new WeightField(this, ParameterField.of(this));
    }

    /**
     * Creates the same field for views whose entries change between two gradients, such as a buffer for batches, for one thread. It reads
     * them at each call.
     */
    public WeightField batchField() {
        return new WeightField(this, ParameterField.onRows(this));
    }

    /** Returns the encoder without its companions. */
    public Encoder bareEncoder() {
        return encoder instanceof EncoderWithCompanions withCompanions ? withCompanions.encoder() : encoder;
    }

    /** Returns the index of the weight block whose columns are the outputs, if there is one. */
    public OptionalInt outputBlock() {
        List<WeightBlock> blocks = encoder.blocks(views.dimension());
        return IntStream.range(0, blocks.size())
                .filter(b -> blocks.get(b).output())
                .findFirst();
    }

    /** Returns the number of leading blocks that are learned, and so decay; the blocks after them are moving averages. */
    public int learnedBlocks() {
        return encoder instanceof EncoderWithCompanions withCompanions
                ? withCompanions.learnedBlocks(views.dimension())
                : constraints.size();
    }

    /** Creates the manifold of each weight block, with scratch memory of its own. */
    public List<Manifold> manifolds() {
        List<WeightBlock> blocks = encoder.blocks(views.dimension());
        return IntStream.range(0, blocks.size())
                .mapToObj(i -> {
                    WeightBlock b = blocks.get(i);
                    return constraints.get(i).on(b.rows(), b.columns(), b.scale(), algebra);
                })
                .toList();
    }

    /**
     * Returns true if only the readout can move, so that embeddings are linear in all weights that move.
     *
     * @param manifolds those of this problem
     */
    public boolean movesReadoutAlone(List<Manifold> manifolds) {
        int readout = outputBlock().orElse(-1);
        return IntStream.range(0, manifolds.size())
                .allMatch(b -> b == readout || manifolds.get(b).dimension() == 0);
    }

    /** Returns the same problem on other views. */
    public TrainingProblem on(Views others) {
        return changed(others, times, weightDecay, flow);
    }

    /**
     * Returns the same problem observed at other times.
     *
     * @param others times from 0 on
     */
    public TrainingProblem withTimes(TimeGrid others) {
        return changed(views, others, weightDecay, flow);
    }

    /**
     * Returns the same problem with another weight decay.
     *
     * @param decay η &ge; 0, in 1/time
     */
    public TrainingProblem withWeightDecay(double decay) {
        return changed(views, times, decay, flow);
    }

    /**
     * Returns the same problem for predictions of another flow.
     *
     * @param other the flow of the dynamics, with its parameters
     */
    public TrainingProblem following(LimitFlow other) {
        return changed(views, times, weightDecay, other);
    }

    private TrainingProblem changed(Views newViews, TimeGrid newTimes, double newWeightDecay, LimitFlow newFlow) {
        return new TrainingProblem(
                field,
                newViews,
                evaluation,
                encoder,
                constraints,
                initial,
                newTimes,
                algebra,
                seed,
                stream,
                newWeightDecay,
                newFlow);
    }
}
