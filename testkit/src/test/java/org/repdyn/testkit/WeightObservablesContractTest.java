package org.repdyn.testkit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.observables.weights.WeightObservables;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Observables of the weights obey the laws, on states that have weights")
final class WeightObservablesContractTest extends ObservableContract {

    static Stream<Subject<?>> subjects() {
        return Stream.of(
                Subject.of(WeightObservables.BALANCE, new NoOptions()),
                Subject.of(WeightObservables.LAYER_ALIGNMENT, new NoOptions()),
                Subject.of(WeightObservables.NEURON_BALANCE, new NoOptions()),
                Subject.of(WeightObservables.ORTHOGONALITY_ERROR, new NoOptions()));
    }

    @Override
    protected Observation generic() {
        ViewLayout layout = new ViewLayout(4, 1, 0);
        return new Observation(
                new State(
                        RandomMatrices.gaussian(layout.rows(), 2, 1),
                        RandomMatrices.gaussian(6, 2, 2),
                        new Weights(List.of(RandomMatrices.gaussian(5, 3, 3), RandomMatrices.gaussian(5, 2, 4)))),
                layout,
                new EvaluationSet(R064Store.FACTORY.make(6, 3), 4, Optional.empty()),
                LinearAlgebra.ojAlgo());
    }

    private record State(R064Store embeddings, R064Store evaluation, Weights known) implements Snapshot {
        @Override
        public double time() {
            return 1;
        }

        @Override
        public OptionalDouble loss() {
            return OptionalDouble.empty();
        }

        @Override
        public Optional<Weights> weights() {
            return Optional.of(known);
        }
    }
}
