package org.repdyn.testkit;

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
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.EmbeddingField;

/** Those who look at a run, stop it and disturb it. */
final class DynamicsProbes {

    private DynamicsProbes() {}

    /** A copy of what was shown. */
    record Shown(double time, R064Store embeddings, OptionalDouble loss, Weights weights, R064Store evaluation) {}

    /** The state again, for what looks at snapshots. */
    static Snapshot snapshot(Shown shown) {
        return new Snapshot() {
            @Override
            public double time() {
                return shown.time();
            }

            @Override
            public R064Store embeddings() {
                return shown.embeddings();
            }

            @Override
            public OptionalDouble loss() {
                return shown.loss();
            }

            @Override
            public Optional<Weights> weights() {
                return Optional.of(shown.weights());
            }

            @Override
            public R064Store evaluation() {
                return shown.evaluation();
            }
        };
    }

    /** Keeps copies of all it is shown, and asks for the evaluation where it was made to. */
    static final class Recorder implements TrajectoryObserver {
        final List<Shown> shown = new ArrayList<>();
        private final boolean evaluates;

        Recorder(boolean evaluates) {
            this.evaluates = evaluates;
        }

        @Override
        public void observe(Snapshot s) {
            R064Store evaluation = evaluates ? s.evaluation().copy() : R064Store.FACTORY.make(0, 0);
            Weights weights = s.weights()
                    .orElseThrow(() ->
                            new AssertionError("a dynamics of weights shows its weights; none at t = " + s.time()));
            shown.add(new Shown(s.time(), s.embeddings().copy(), s.loss(), weights.copy(), evaluation));
        }

        Shown last() {
            return shown.get(shown.size() - 1);
        }

        double lastTime() {
            return shown.isEmpty() ? Double.NaN : shown.get(shown.size() - 1).time();
        }

        double[] times() {
            return shown.stream().mapToDouble(Shown::time).toArray();
        }
    }

    /** Keeps the progress it is told of. */
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

    /** What happens to a field in the middle of a run. */
    enum Accident {
        NONE,
        NOT_A_NUMBER,
        EXCEPTION
    }

    /** A field that counts how often it is asked for, and comes to grief after some time. No longer a loss, nor quadratic. */
    static final class Disturbed implements EmbeddingField {
        private final EmbeddingField sound;
        private final Accident accident;
        private final int after;
        int evaluations;

        Disturbed(EmbeddingField sound, Accident accident, int after) {
            this.sound = sound;
            this.accident = accident;
            this.after = after;
        }

        @Override
        public ViewRequirements views() {
            return sound.views();
        }

        @Override
        public void field(Embeddings embeddings, R064Store result) {
            evaluations++;
            sound.field(embeddings, result);
            if (evaluations > after && accident == Accident.NOT_A_NUMBER) {
                Arrays.fill(result.data, Double.NaN);
            } else if (evaluations > after && accident == Accident.EXCEPTION) {
                throw new ArithmeticException("the field has no value here");
            }
        }
    }
}
