package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.trajectory.Work;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.EmbeddingField;

/** Observers that record a run, a control that cancels it, and a field that fails in it. */
final class DynamicsFixtures {

    private DynamicsFixtures() {}

    /** A copy of a reported state. */
    record RecordedState(
            double time, R064Store embeddings, OptionalDouble loss, Weights weights, R064Store evaluation) {}

    /** Returns a recorded state as a snapshot. */
    static Snapshot snapshot(RecordedState state) {
        return new Snapshot() {
            @Override
            public double time() {
                return state.time();
            }

            @Override
            public R064Store embeddings() {
                return state.embeddings();
            }

            @Override
            public OptionalDouble loss() {
                return state.loss();
            }

            @Override
            public Optional<Weights> weights() {
                return Optional.of(state.weights());
            }

            @Override
            public R064Store evaluation() {
                return state.evaluation();
            }
        };
    }

    /**
     * An observer that keeps copies of the reported states, with their evaluation embeddings if {@code evaluates} is
     * set.
     */
    static final class Recorder implements TrajectoryObserver {
        final List<RecordedState> states = new ArrayList<>();
        Optional<Work> work = Optional.empty();
        private final boolean evaluates;

        Recorder(boolean evaluates) {
            this.evaluates = evaluates;
        }

        @Override
        public void observe(Snapshot s) {
            R064Store evaluation = evaluates ? s.evaluation().copy() : R064Store.FACTORY.make(0, 0);
            Weights weights = s.weights()
                    .orElseThrow(() -> new AssertionError(
                            "a dynamics of weights must report its weights; there are none at t = " + s.time()));
            states.add(new RecordedState(s.time(), s.embeddings().copy(), s.loss(), weights.copy(), evaluation));
        }

        @Override
        public void worked(Work done) {
            assertThat(work).as("the work is reported once").isEmpty();
            work = Optional.of(done);
        }

        RecordedState last() {
            return states.get(states.size() - 1);
        }

        double lastTime() {
            return states.isEmpty() ? Double.NaN : states.get(states.size() - 1).time();
        }

        double[] times() {
            return states.stream().mapToDouble(RecordedState::time).toArray();
        }
    }

    /** A control that keeps the reported progress and cancels on request. */
    static final class Control implements RunControl {
        final List<Double> fractions = new ArrayList<>();
        private final BooleanSupplier cancelled;

        Control(BooleanSupplier cancelled) {
            this.cancelled = cancelled;
        }

        @Override
        public boolean cancelled() {
            return cancelled.getAsBoolean();
        }

        @Override
        public void progress(double fraction) {
            fractions.add(fraction);
        }
    }

    /** Failure of a field in the middle of a run. */
    enum Fault {
        NONE,
        NOT_A_NUMBER,
        EXCEPTION
    }

    /** A field that counts its evaluations and fails after a number of them. It is neither a loss nor quadratic. */
    static final class FaultyField implements EmbeddingField {
        private final EmbeddingField original;
        private final Fault fault;
        private final int after;
        int evaluations;

        FaultyField(EmbeddingField original, Fault fault, int after) {
            this.original = original;
            this.fault = fault;
            this.after = after;
        }

        @Override
        public ViewRequirements views() {
            return original.views();
        }

        @Override
        public void field(Embeddings embeddings, R064Store result) {
            evaluations++;
            original.field(embeddings, result);
            if (evaluations > after && fault == Fault.NOT_A_NUMBER) {
                Arrays.fill(result.data, Double.NaN);
            } else if (evaluations > after && fault == Fault.EXCEPTION) {
                throw new ArithmeticException("the field has no value here");
            }
        }
    }
}
