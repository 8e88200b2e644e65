package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;
import static org.repdyn.testkit.law.Laws.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.dynamics.Deviation;
import org.repdyn.dynamics.SubspaceAngles;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.Prediction.Gauge;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.losses.spi.Loss;
import org.repdyn.testkit.DynamicsFixtures.RecordedState;

/** Laws of the states that a prediction gives. */
final class PredictedStateLaws {

    /** Times at which a naive exponential overflows and a subspace has converged. */
    private static final double[] LATE = {1e2, 1e4, 1e6};

    /** Relative tolerance at t = 0: the inversion of a Gram matrix costs half of the digits. */
    private static final double START_TOLERANCE = 0x1p-26;

    /** Relative tolerance of the comparison with an integration, whose steps add up their errors. */
    static final double INTEGRATION_TOLERANCE = 1e3 * FlowReference.TOLERANCE;

    private PredictedStateLaws() {}

    /** Asserts that the prediction at t = 0 is the initial state, in its gauge. */
    static void start(TrainingProblem problem, Prediction prediction) {
        Prediction.State state = prediction.at(0);
        R064Store u = problem.encoder()
                .bind(problem.views().matrix(), problem.algebra())
                .forward(problem.initial());
        state.embeddings().ifPresent(p -> assertThat(Deviation.relative(prediction.gauge(), u, p))
                .as("deviation of the embeddings at t = 0")
                .isLessThanOrEqualTo(START_TOLERANCE));
        state.weights().ifPresent(w -> assertSameWeights(problem, prediction.gauge(), w));
        if (state.scalars().containsKey(ObservableComponent.of("loss")) && problem.field() instanceof Loss loss) {
            double value = loss.value(
                    new Embeddings(problem.views().layout(), u, problem.views().targets(), problem.algebra()));
            assertThat(state.scalars().get(ObservableComponent.of("loss")))
                    .as("loss at t = 0")
                    .isCloseTo(value, within(START_TOLERANCE * (Math.abs(value) + square(u))));
        }
    }

    /** Asserts that predictions at late times are finite or absent. */
    static void late(TrainingProblem problem, Prediction prediction) {
        for (double t : LATE) {
            Prediction.State state = prediction.at(t);
            state.weights().ifPresent(w -> w.blocks().forEach(b -> assertFinite("weights", t, b.data)));
            state.embeddings().ifPresent(u -> assertFinite("embeddings", t, u.data));
            state.scalars()
                    .forEach((name, value) ->
                            assertThat(value).as("%s at t = %s", name, t).isFinite());
        }
    }

    /** Asserts that the prediction agrees with the run of a reference dynamics, in its gauge. */
    static void agrees(TrainingProblem problem, Prediction prediction, Dynamics reference) {
        for (RecordedState s : FlowReference.run(reference, problem).states) {
            Prediction.State state = prediction.at(s.time());
            assertThat(state.embeddings().isPresent() || !state.scalars().isEmpty())
                    .as("embeddings or scalars are predicted for t = %s", s.time())
                    .isTrue();
            state.embeddings().ifPresent(p -> assertThat(Deviation.relative(prediction.gauge(), s.embeddings(), p))
                    .as("deviation of the embeddings at t = %s", s.time())
                    .isLessThanOrEqualTo(INTEGRATION_TOLERANCE));
            if (state.scalars().containsKey(ObservableComponent.of("loss"))) {
                assertThat(state.scalars().get(ObservableComponent.of("loss")))
                        .as("loss at t = %s", s.time())
                        .isCloseTo(
                                s.loss().orElseThrow(), within(INTEGRATION_TOLERANCE * (1 + square(s.embeddings()))));
            }
            Optional<R064Store> basis = prediction.limitBasis();
            if (basis.isPresent() && state.scalars().containsKey(ObservableComponent.of("subspace-angle"))) {
                assertThat(state.scalars().get(ObservableComponent.of("subspace-angle")))
                        .as("angle to the limit at t = %s", s.time())
                        .isCloseTo(
                                SubspaceAngles.largest(
                                        outputBlock(problem, s.weights()), basis.get(), problem.algebra()),
                                within(INTEGRATION_TOLERANCE));
            }
        }
    }

    private static void assertSameWeights(TrainingProblem problem, Gauge gauge, Weights predicted) {
        List<WeightBlock> blocks = problem.encoder().blocks(problem.views().dimension());
        for (int b = 0; b < blocks.size(); b++) {
            Gauge ofBlock = blocks.get(b).output() ? gauge : Gauge.EXACT;
            assertThat(Deviation.relative(
                            ofBlock,
                            problem.initial().blocks().get(b),
                            predicted.blocks().get(b)))
                    .as("deviation of %s at t = 0", blocks.get(b).name())
                    .isLessThanOrEqualTo(START_TOLERANCE);
        }
    }

    /** Returns the weights of the output block. */
    static R064Store outputBlock(TrainingProblem problem, Weights weights) {
        List<WeightBlock> blocks = problem.encoder().blocks(problem.views().dimension());
        for (int b = 0; b < blocks.size(); b++) {
            if (blocks.get(b).output()) {
                return weights.blocks().get(b);
            }
        }
        throw new AssertionError("the encoder has no output block");
    }

    private static double square(R064Store matrix) {
        return Arrays.stream(matrix.data).map(x -> x * x).sum();
    }

    private static void assertFinite(String what, double time, double[] values) {
        assertThat(Arrays.stream(values).allMatch(Double::isFinite))
                .as("%s at t = %s are finite", what, time)
                .isTrue();
    }
}
