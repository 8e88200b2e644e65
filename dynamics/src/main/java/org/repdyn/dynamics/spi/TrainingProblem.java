package org.repdyn.dynamics.spi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Views;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Manifold;

/**
 * All that determines a trajectory of weights.
 *
 * @param field what training follows
 * @param views the training views
 * @param evaluation clean inputs on which snapshots are evaluated; may have no rows
 * @param encoder the encoder
 * @param constraints one constraint a weight block, in the order of {@link Encoder#blocks}
 * @param initial weights at t = 0, on the constraints; read only
 * @param times when to observe
 * @param algebra the linear-algebra service
 * @param seed for dynamics that draw
 * @param stream fresh views for dynamics that draw some at every step; absent where there are none but the training views
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
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
        Optional<ViewStream> stream) {

    /** A problem without a source of fresh views. */
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
        this(field, views, evaluation, encoder, constraints, initial, times, algebra, seed, Optional.empty());
    }

    public TrainingProblem {
        constraints = List.copyOf(constraints);
        int blocks = encoder.blocks(views.dimension()).size();
        if (constraints.size() != blocks || initial.blocks().size() != blocks) {
            throw new IllegalArgumentException(
                    "the encoder has " + blocks + " weight blocks, there are " + constraints.size()
                            + " constraints and " + initial.blocks().size() + " initial matrices");
        }
    }

    /** Which weight block's columns are the outputs. */
    public OptionalInt outputBlock() {
        List<WeightBlock> blocks = encoder.blocks(views.dimension());
        return IntStream.range(0, blocks.size())
                .filter(b -> blocks.get(b).output())
                .findFirst();
    }

    /** The manifold of each weight block, with scratch memory of its own. */
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
     * Whether the readout alone can move, so that embeddings are linear in all that moves.
     *
     * @param manifolds those of this problem
     */
    public boolean movesReadoutAlone(List<Manifold> manifolds) {
        int readout = outputBlock().orElse(-1);
        return IntStream.range(0, manifolds.size())
                .allMatch(b -> b == readout || manifolds.get(b).dimension() == 0);
    }

    /** The same problem on other views. */
    public TrainingProblem on(Views others) {
        return new TrainingProblem(
                field, others, evaluation, encoder, constraints, initial, times, algebra, seed, stream);
    }
}
