package org.repdyn.testkit.ntk;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.encoder.HiddenActivation;
import org.repdyn.dynamics.encoder.TwoLayerEncoder;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderSnapshot;
import org.repdyn.losses.linear.LinearContrastive;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.tangent.drift.NtkSubspaceOptions;
import org.repdyn.tangent.drift.SharpnessOptions;
import org.repdyn.tangent.drift.TangentObservables;
import org.repdyn.tangent.drift.TangentOptions;
import org.repdyn.testkit.ObservableContract;
import org.repdyn.testkit.Subject;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Observables of the tangent kernel obey the laws, on a state that has a network")
class TangentObservablesTest extends ObservableContract {

    static Stream<Subject<?>> subjects() {
        return Stream.of(
                Subject.of(TangentObservables.NTK_DRIFT, new TangentOptions(4)),
                Subject.of(TangentObservables.NTK_ALIGNMENT, new TangentOptions(4)),
                Subject.of(TangentObservables.NTK_SUBSPACE, new NtkSubspaceOptions(2, 4)),
                Subject.of(TangentObservables.SHARPNESS, new SharpnessOptions(40, 1e-3)));
    }

    @Override
    protected Observation generic() {
        ViewLayout layout = new ViewLayout(6, 1, 1);
        Views views = new Views(layout, RandomMatrices.gaussian(layout.rows(), 5, 1), Optional.empty());
        Encoder encoder = new TwoLayerEncoder(3, 20, HiddenActivation.ERF);
        Weights weights = encoder.initialise(5, new Seed(3));
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        R064Store u = encoder.bind(views.matrix(), algebra).forward(weights).copy();
        EvaluationSet evaluation =
                new EvaluationSet(RandomMatrices.gaussian(4, 5, 2), 4, Optional.of(new int[] {0, 1, 0, 1}));
        R064Store clean =
                encoder.bind(evaluation.inputs(), algebra).forward(weights).copy();
        return new Observation(new State(encoder, views, weights, u, clean), layout, evaluation, algebra);
    }

    private record State(Encoder encoder, Views views, Weights held, R064Store embeddings, R064Store evaluation)
            implements EncoderSnapshot {

        @Override
        public EmbeddingField embeddingField() {
            return new LinearContrastive();
        }

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
