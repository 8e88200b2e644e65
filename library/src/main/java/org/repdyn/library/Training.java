package org.repdyn.library;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.InitialWeights;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderWithCompanions;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.manifolds.spi.Constraint;

/**
 * Training of an encoder on given views, without a study. Immutable: each method returns a new training.
 *
 * <pre>{@code
 * TrainingRun run = RepDyn.training(loss, encoder, anchors, positives)
 *         .measure("effective-rank", RepDyn.plugins().observable("effective-rank", Map.of()))
 *         .until(10)
 *         .run(RepDyn.plugins().dynamics("gradient-flow", Map.of("note", List.of("effective-rank < 1.5"))));
 * }</pre>
 *
 * <p>All weight blocks of the encoder have one constraint; those of a teacher or a running statistic, which some losses need, have none. A {@link TrainingProblem} gives each its own, and has weight decay and fresh views.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Training {

    /** Number of intervals of the default grid of times. */
    private static final int INTERVALS = 100;

    /** The default grid of times. */
    private static final TimeGrid UNIT = TimeGrid.linear(1, INTERVALS);

    private final EmbeddingField loss;
    private final Encoder encoder;
    private final Views views;
    private final Constraint constraint;
    private final TimeGrid times;
    private final Seed seed;
    private final Map<String, Observable> observables;

    private Training(
            EmbeddingField loss,
            Encoder encoder,
            Views views,
            Constraint constraint,
            TimeGrid times,
            Seed seed,
            Map<String, Observable> observables) {
        this.loss = loss;
        this.encoder = encoder;
        this.views = views;
        this.constraint = constraint;
        this.times = times;
        this.seed = seed;
        this.observables = Collections.unmodifiableMap(new LinkedHashMap<>(observables));
    }

    static Training of(EmbeddingField loss, Encoder encoder, Views views) {
        return new Training(
                loss,
                EncoderWithCompanions.of(encoder, Optional.empty(), loss),
                views,
                free(),
                UNIT,
                new Seed(0),
                Map.of());
    }

    /** Puts all weight blocks under a constraint; by default there is none. */
    public Training on(Constraint of) {
        return new Training(loss, encoder, views, of, times, seed, observables);
    }

    /**
     * Trains until a time, with 100 states in between; by default until 1.
     *
     * @param end time of the gradient flow, above 0
     */
    public Training until(double end) {
        return at(TimeGrid.linear(end, INTERVALS));
    }

    /** Records the states at the times of a grid. */
    public Training at(TimeGrid grid) {
        return new Training(loss, encoder, views, constraint, grid, seed, observables);
    }

    /** Sets the seed that determines the initial weights and the random numbers of the dynamics; by default 0. */
    public Training seed(long value) {
        return new Training(loss, encoder, views, constraint, times, new Seed(value), observables);
    }

    /**
     * Measures an observable at each state. The events of the dynamics can refer to it.
     *
     * @param name name of the values in the result, and in events such as {@code effective-rank < 1.5}
     * @param observable serves one run
     */
    public Training measure(String name, Observable observable) {
        Map<String, Observable> more = new LinkedHashMap<>(observables);
        more.put(name, observable);
        return new Training(loss, encoder, views, constraint, times, seed, more);
    }

    /**
     * Trains. A run that diverges, stalls or stops at an event is returned, with the reason.
     *
     * @throws IllegalArgumentException if the dynamics does not apply, an observable cannot be measured, such as an accuracy without labels,
     *     an event refers to an observable that is not measured, or the constraint treats weights that differ by a rotation as the same and
     *     the loss or a block does not
     */
    public TrainingRun run(Dynamics dynamics) {
        List<Constraint> constraints = constraints();
        requireRotations();
        Weights initial =
                InitialWeights.draw(encoder, constraints, views.dimension(), seed.child("weights"), RepDyn.algebra());
        EvaluationSet anchors = new EvaluationSet(views.block(0), views.layout().samples(), Optional.empty());
        TrainingProblem problem = new TrainingProblem(
                loss,
                views,
                anchors.inputs(),
                encoder,
                constraints,
                initial,
                times,
                RepDyn.algebra(),
                seed.child("dynamics"));
        dynamics.objection(problem).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        observables.forEach((name, observable) -> observable.objection(anchors).ifPresent(reason -> {
            throw new IllegalArgumentException("the observable " + name + " cannot be measured: " + reason);
        }));
        StateCollector states = new StateCollector(observables, views.layout(), anchors, RepDyn.algebra());
        StopReason end = dynamics.run(problem, states, RunControl.uncontrolled());
        return states.run(end);
    }

    /** Returns the constraint of each block of the encoder; a teacher and a running statistic are free. */
    private List<Constraint> constraints() {
        List<WeightBlock> blocks = encoder.blocks(views.dimension());
        int own = bare().blocks(views.dimension()).size();
        List<Constraint> constraints = new ArrayList<>(Collections.nCopies(own, constraint));
        constraints.addAll(Collections.nCopies(blocks.size() - own, free()));
        return constraints;
    }

    /** Checks what a study checks too: only rotations of the outputs leave a loss as it is, and only if the loss says so. */
    private void requireRotations() {
        if (!constraint.identifiesRotations()) {
            return;
        }
        String identified = "the constraint treats weights that differ by a rotation as the same, but ";
        RotationInvariant.violation(loss).ifPresent(reason -> {
            throw new IllegalArgumentException(identified + "the loss " + reason
                    + "; use a constraint without rotations, such as stiefel, or a loss that implements"
                    + " RotationInvariant");
        });
        for (WeightBlock block : bare().blocks(views.dimension())) {
            if (!block.output()) {
                throw new IllegalArgumentException(identified + "a rotation of the columns of block " + block.name()
                        + " changes the embeddings; make a TrainingProblem, which has a constraint for each block");
            }
        }
        if (encoder instanceof EncoderWithCompanions with && !with.rotatesWithOutputs()) {
            throw new IllegalArgumentException(identified
                    + "a teacher or a running statistic does not rotate with them; use a constraint without rotations");
        }
    }

    /** Returns the encoder without teacher and running statistic. */
    private Encoder bare() {
        return encoder instanceof EncoderWithCompanions with ? with.encoder() : encoder;
    }

    private static Constraint free() {
        return RepDyn.plugins().constraint("euclidean", Map.of());
    }
}
