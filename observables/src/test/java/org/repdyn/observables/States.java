package org.repdyn.observables;

import java.util.Optional;
import java.util.OptionalDouble;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;

/** Handmade states of a run. */
final class States {

    private States() {}

    /** Returns a state with training embeddings only. */
    static Observation training(ViewLayout layout, R064Store embeddings) {
        return observation(layout, embeddings, R064Store.FACTORY.make(0, embeddings.getColDim()), 0, Optional.empty());
    }

    /** Returns a state with labelled clean samples, training samples first. */
    static Observation labelled(R064Store clean, int trainSize, int... labels) {
        return observation(new ViewLayout(clean.getRowDim(), 0, 0), clean, clean, trainSize, Optional.of(labels));
    }

    /** Returns a state with clean samples and their inputs. */
    static Observation clean(R064Store embeddings, R064Store inputs) {
        return new Observation(
                embeddings(embeddings, embeddings),
                new ViewLayout(embeddings.getRowDim(), 0, 0),
                new EvaluationSet(inputs, inputs.getRowDim(), Optional.empty()),
                LinearAlgebra.ojAlgo());
    }

    static Observation observation(
            ViewLayout layout, R064Store embeddings, R064Store clean, int trainSize, Optional<int[]> labels) {
        EvaluationSet evaluation = new EvaluationSet(R064Store.FACTORY.make(clean.getRowDim(), 2), trainSize, labels);
        return new Observation(embeddings(embeddings, clean), layout, evaluation, LinearAlgebra.ojAlgo());
    }

    /** Returns a snapshot with embeddings of the training views and of the clean samples, without loss and weights. */
    static Snapshot embeddings(R064Store embeddings, R064Store clean) {
        return new Snapshot() {
            @Override
            public double time() {
                return 0;
            }

            @Override
            public R064Store embeddings() {
                return embeddings;
            }

            @Override
            public OptionalDouble loss() {
                return OptionalDouble.empty();
            }

            @Override
            public Optional<Weights> weights() {
                return Optional.empty();
            }

            @Override
            public R064Store evaluation() {
                return clean;
            }
        };
    }
}
