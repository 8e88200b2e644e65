package org.repdyn.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.BlockPairing;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.PairingMatrix;
import org.repdyn.losses.spi.QuadraticLoss;

/** Fields whose flow under a kernel reveals properties of the kernel, and an observer that records a run. */
final class BaselineFixtures {

    private BaselineFixtures() {}

    /** The quadratic loss −(1/n) Σ u(xᵢ)ᵀu(xᵢ⁺). */
    record PairLoss() implements QuadraticLoss {
        @Override
        public ViewRequirements views() {
            return ViewRequirements.PAIRS;
        }

        @Override
        public PairingMatrix pairing(ViewLayout layout) {
            return new BlockPairing(layout, new double[][] {{0, -1}, {-1, 0}});
        }
    }

    /** The gradient of a loss, declared as a plain field. */
    record PlainField(Loss loss) implements EmbeddingField {
        @Override
        public ViewRequirements views() {
            return loss.views();
        }

        @Override
        public void field(Embeddings embeddings, R064Store result) {
            loss.field(embeddings, result);
        }
    }

    /** The loss (1/n) Σ log cosh(U − 1), which is convex, bounded below and not quadratic. */
    record LogCoshLoss() implements Loss {
        @Override
        public ViewRequirements views() {
            return ViewRequirements.PAIRS;
        }

        @Override
        public double value(Embeddings embeddings) {
            return valueAndGradient(embeddings, embeddings.matrix().copy());
        }

        @Override
        public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
            double sum = 0;
            for (int i = 0; i < gradient.data.length; i++) {
                double x = embeddings.matrix().data[i] - 1;
                gradient.data[i] = Math.tanh(x) / embeddings.samples();
                sum += Math.log(Math.cosh(x));
            }
            return sum / embeddings.samples();
        }
    }

    /** The field F(U) = I. */
    record IdentityField() implements EmbeddingField {
        @Override
        public ViewRequirements views() {
            return ViewRequirements.PAIRS;
        }

        @Override
        public void field(Embeddings embeddings, R064Store result) {
            Arrays.fill(result.data, 0);
            for (int i = 0; i < result.getRowDim(); i++) {
                result.set(i, i, 1);
            }
        }
    }

    /** A field on pairs that needs targets. */
    record TargetField() implements EmbeddingField {
        @Override
        public ViewRequirements views() {
            return new ViewRequirements(1, 0, true);
        }

        @Override
        public void field(Embeddings embeddings, R064Store result) {
            Arrays.fill(result.data, embeddings.requiredTargets().data[0]);
        }
    }

    /** An observer that keeps copies of the reported states. */
    static final class Recorder implements TrajectoryObserver {
        final List<Double> times = new ArrayList<>();
        final List<R064Store> embeddings = new ArrayList<>();
        final List<R064Store> evaluations = new ArrayList<>();
        final List<OptionalDouble> losses = new ArrayList<>();
        /** Number of reported states that have weights. */
        int weights;

        @Override
        public void observe(Snapshot snapshot) {
            times.add(snapshot.time());
            embeddings.add(snapshot.embeddings().copy());
            evaluations.add(snapshot.evaluation().copy());
            losses.add(snapshot.loss());
            weights += snapshot.weights().isPresent() ? 1 : 0;
        }

        RunControl cancelAfter(int states) {
            return new RunControl() {
                @Override
                public boolean cancelled() {
                    return times.size() >= states;
                }

                @Override
                public void progress(double fraction) {
                    if (!(fraction >= 0 && fraction <= 1)) {
                        throw new AssertionError("progress outside [0, 1]: " + fraction);
                    }
                }
            };
        }
    }
}
