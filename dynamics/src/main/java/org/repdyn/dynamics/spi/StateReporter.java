package org.repdyn.dynamics.spi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.trajectory.FieldProbe;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.WeightProbe;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.trajectory.Work;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.internal.Finite;
import org.repdyn.losses.spi.EmbeddingField;

/**
 * Reports the states of a run to its observer, as snapshots with embeddings, loss, evaluation, field and encoder. States beyond
 * double precision are not reported.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class StateReporter {

    private final WeightField field;
    private final TrajectoryObserver observer;
    private Optional<EncoderPass> evaluationPass = Optional.empty();
    private Optional<WeightProbe> weightProbe = Optional.empty();
    private double lastTime;

    /**
     * Creates a reporter for one run.
     *
     * @param field the field that the run follows
     * @param observer receives the snapshots
     */
    public StateReporter(WeightField field, TrajectoryObserver observer) {
        this.field = field;
        this.observer = observer;
    }

    /** Returns the time of the last state that was reported; 0 before the first. */
    public double lastTime() {
        return lastTime;
    }

    /**
     * Reports the state at some weights. The snapshot is valid until the next call.
     *
     * @return true if embeddings and loss are finite; if not, nothing was reported
     */
    public boolean report(double time, Weights weights) {
        R064Store embeddings = field.forward(weights);
        OptionalDouble loss = field.loss(embeddings);
        if (!Finite.all(embeddings.data) || (loss.isPresent() && !Double.isFinite(loss.getAsDouble()))) {
            return false;
        }
        observer.observe(new State(time, embeddings, loss, weights));
        lastTime = time;
        return true;
    }

    /**
     * Reports the last state of a run that ends between two times of the grid, unless one at this time or later was reported.
     *
     * @return true if it was reported, now or before
     */
    public boolean reportLast(double time, Weights weights) {
        return time <= lastTime || report(time, weights);
    }

    /** Passes events that do not end the run on to the observer. */
    public void note(List<RunEvents.Occurrence> events) {
        for (RunEvents.Occurrence event : events) {
            observer.note(event.time(), event.what());
        }
    }

    /** Passes the work of the run on to the observer. */
    public void worked(Work work) {
        observer.worked(work);
    }

    /** Returns the field that the run follows. */
    WeightField weightField() {
        return field;
    }

    /**
     * Returns the value of an observable, or its component, as a function of the weights, NaN where it has none; empty if the observer of the run
     * does not measure it.
     */
    Optional<ToDoubleFunction<Weights>> measurement(ObservableComponent component) {
        return observer.measurement(component.observable(), component.index()).map(measure -> weights -> {
            R064Store embeddings = field.forward(weights);
            return Finite.all(embeddings.data)
                    ? measure.applyAsDouble(new State(lastTime, embeddings, field.loss(embeddings), weights))
                    : Double.NaN;
        });
    }

    private WeightProbe weightProbe() {
        if (weightProbe.isEmpty()) {
            weightProbe = Optional.of(field.weightProbe());
        }
        return weightProbe.get();
    }

    private R064Store evaluate(Weights weights) {
        if (evaluationPass.isEmpty()) {
            TrainingProblem problem = field.problem();
            evaluationPass = Optional.of(CheckedPass.of(problem.encoder(), problem.evaluation(), problem.algebra()));
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
            return Optional.of(field.probe(weights));
        }

        @Override
        public OptionalInt outputBlock() {
            return field.problem().outputBlock();
        }

        @Override
        public Optional<WeightProbe> weightField() {
            // Created on first use: most observers do not read it.
            return Optional.of((at, result) -> weightProbe().field(at, result));
        }

        @Override
        public Encoder encoder() {
            return field.problem().encoder();
        }

        @Override
        public Views views() {
            return field.problem().views();
        }

        @Override
        public EmbeddingField embeddingField() {
            return field.problem().field();
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
