package org.repdyn.dynamics.internal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.FieldProbe;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.WeightProbe;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.EncoderSnapshot;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.EmbeddingField;

/** Shows states to an observer, and refuses those that are beyond double precision. */
public final class Showing {

    private final ConstrainedProblem constrained;
    private final TrajectoryObserver observer;
    private Optional<EncoderPass> evaluationPass = Optional.empty();
    private Optional<WeightProbe> weightProbe = Optional.empty();
    private double lastTime;

    public Showing(ConstrainedProblem constrained, TrajectoryObserver observer) {
        this.constrained = constrained;
        this.observer = observer;
    }

    /** Time of the last state that was shown. */
    public double lastTime() {
        return lastTime;
    }

    /**
     * Shows the state at some weights.
     *
     * @return whether embeddings and loss are finite; where not, nothing was shown
     */
    public boolean show(double time, Weights weights) {
        R064Store embeddings = constrained.forward(weights);
        OptionalDouble loss = constrained.loss(embeddings);
        if (!Finite.all(embeddings.data) || (loss.isPresent() && !Double.isFinite(loss.getAsDouble()))) {
            return false;
        }
        observer.observe(new State(time, embeddings, loss, weights));
        lastTime = time;
        return true;
    }

    /**
     * Shows the last state of a run that ends between two times of the grid, where it is later than what was shown.
     *
     * @return whether it was shown, now or before
     */
    public boolean showLast(double time, Weights weights) {
        return time <= lastTime || show(time, weights);
    }

    /** Tells of events that do not end the run. */
    public void note(List<Events.Occurrence> events) {
        for (Events.Occurrence event : events) {
            observer.note(event.time(), event.what());
        }
    }

    private WeightProbe weightProbe() {
        if (weightProbe.isEmpty()) {
            weightProbe = Optional.of(constrained.weightProbe());
        }
        return weightProbe.get();
    }

    private R064Store evaluate(Weights weights) {
        if (evaluationPass.isEmpty()) {
            TrainingProblem problem = constrained.problem();
            evaluationPass = Optional.of(problem.encoder().bind(problem.evaluation(), problem.algebra()));
        }
        return evaluationPass.get().forward(weights);
    }

    private final class State implements EncoderSnapshot {

        private final double time;
        private final R064Store embeddings;
        private final OptionalDouble loss;
        private final Weights weights;
        private Optional<R064Store> evaluation = Optional.empty();

        State(double time, R064Store embeddings, OptionalDouble loss, Weights weights) {
            this.time = time;
            this.embeddings = embeddings;
            this.loss = loss;
            this.weights = weights;
        }

        @Override
        public double time() {
            return time;
        }

        @Override
        public R064Store embeddings() {
            return embeddings;
        }

        @Override
        public OptionalDouble loss() {
            return loss;
        }

        @Override
        public Optional<Weights> weights() {
            return Optional.of(weights);
        }

        @Override
        public Optional<FieldProbe> field() {
            return Optional.of(constrained.probe(weights));
        }

        @Override
        public OptionalInt outputBlock() {
            return constrained.problem().outputBlock();
        }

        @Override
        public Optional<WeightProbe> weightField() {
            // Made when it is used: most observers do not look.
            return Optional.of((at, result) -> weightProbe().field(at, result));
        }

        @Override
        public Encoder encoder() {
            return constrained.problem().encoder();
        }

        @Override
        public Views views() {
            return constrained.problem().views();
        }

        @Override
        public EmbeddingField embeddingField() {
            return constrained.problem().field();
        }

        @Override
        public R064Store evaluation() {
            if (evaluation.isEmpty()) {
                evaluation = Optional.of(evaluate(weights));
            }
            return evaluation.get();
        }
    }
}
