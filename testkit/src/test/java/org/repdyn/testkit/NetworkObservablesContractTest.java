package org.repdyn.testkit;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.observables.GraphMatrixOptions;
import org.repdyn.dynamics.observables.NetworkObservables;
import org.repdyn.dynamics.predictor.LinearPredictorHead;
import org.repdyn.dynamics.predictor.LinearPredictorHeadOptions;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderSnapshot;
import org.repdyn.dynamics.spi.EncoderWithCompanions;
import org.repdyn.losses.linear.LinearLosses;
import org.repdyn.losses.prediction.DirectPred;
import org.repdyn.losses.prediction.DirectPredOptions;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Observables of a linear encoder obey the laws, on states that have one")
final class NetworkObservablesContractTest {

    private static Observation observation(EmbeddingField field, Encoder encoder) {
        ViewLayout layout = new ViewLayout(6, 1, 0);
        Views views = new Views(layout, RandomMatrices.gaussian(layout.rows(), 5, 1), Optional.empty());
        Weights weights = encoder.initialise(5, new Seed(3));
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        R064Store clean = RandomMatrices.gaussian(4, 5, 2);
        return new Observation(
                new State(
                        field,
                        encoder,
                        views,
                        weights,
                        encoder.bind(views.matrix(), algebra).forward(weights).copy(),
                        encoder.bind(clean, algebra).forward(weights).copy()),
                layout,
                new EvaluationSet(clean, 4, Optional.of(new int[] {0, 1, 0, 1})),
                algebra);
    }

    @Nested
    @DisplayName("without a predictor")
    class WithoutPredictor extends ObservableContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(Subject.of(NetworkObservables.GRAPH_MATRIX, new GraphMatrixOptions(2)));
        }

        @Override
        protected Observation generic() {
            return observation(LinearLosses.LINEAR_ALIGNMENT.create(new NoOptions()), new LinearEncoder(2));
        }
    }

    @Nested
    @DisplayName("with a linear predictor")
    class WithPredictor extends ObservableContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(
                    Subject.of(NetworkObservables.PREDICTOR_MODES, new NoOptions()),
                    Subject.of(NetworkObservables.ENCODER_MODES, new NoOptions()),
                    Subject.of(NetworkObservables.PREDICTOR_BALANCE, new NoOptions()));
        }

        @Override
        protected Observation generic() {
            EmbeddingField field = new DirectPred(new DirectPredOptions(true, true, Optional.empty()));
            LinearPredictorHead predictor =
                    new LinearPredictorHead(new LinearPredictorHeadOptions(LinearPredictorHeadOptions.Start.GAUSSIAN));
            return observation(field, EncoderWithCompanions.of(new LinearEncoder(3), Optional.of(predictor), field));
        }
    }

    private record State(
            EmbeddingField embeddingField,
            Encoder encoder,
            Views views,
            Weights held,
            R064Store embeddings,
            R064Store evaluation)
            implements EncoderSnapshot {
        @Override
        public double time() {
            return 1;
        }

        @Override
        public OptionalDouble loss() {
            return OptionalDouble.of(0.5);
        }

        @Override
        public Optional<Weights> weights() {
            return Optional.of(held);
        }
    }
}
