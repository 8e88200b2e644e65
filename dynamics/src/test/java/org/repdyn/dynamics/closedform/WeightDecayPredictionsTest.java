package org.repdyn.dynamics.closedform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.dynamics.Deviation;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.Fixtures.Run;
import org.repdyn.dynamics.Fixtures.Shown;
import org.repdyn.dynamics.encoder.HiddenActivation;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.encoder.TwoLayerEncoder;
import org.repdyn.dynamics.flow.GradientFlow;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Predictions for quadratic losses under weight decay are the simulated gradient flow")
class WeightDecayPredictionsTest {

    private static final double DECAY = 0.4;

    private static PredictionProvider provider(String name) {
        return List.of(
                        new NaiveFlowProvider(),
                        new GrassmannFlowProvider(),
                        new WidthIndependentProvider(),
                        new FrozenFeaturesProvider(),
                        new SoftOrthogonalFlowProvider(),
                        new LandingFlowProvider())
                .stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static TrainingProblem problem(String encoder, String constraint) {
        boolean linear = encoder.equals("linear");
        Encoder made = linear ? new LinearEncoder(3) : new TwoLayerEncoder(3, 8, HiddenActivation.TANH);
        Constraint output = Fixtures.constraint(constraint);
        return Fixtures.problem(
                        Fixtures.quadratic(3),
                        made,
                        linear ? List.of(output) : List.of(Fixtures.constraint("frozen"), output),
                        7,
                        5,
                        TimeGrid.of(0, 0.5, 1.5),
                        3)
                .withWeightDecay(DECAY);
    }

    @ParameterizedTest
    @CsvSource({
        "naive-flow, linear, euclidean",
        "naive-flow, two-layer, euclidean",
        "grassmann-flow, linear, stiefel",
        "grassmann-flow, linear, grassmann",
        "grassmann-flow, two-layer, stiefel",
        "width-independent, linear, grassmann",
        "frozen-features, two-layer, stiefel",
        "soft-orthogonal-flow, linear, soft-orthogonal",
        "soft-orthogonal-flow, two-layer, soft-orthogonal",
        "landing-flow, linear, landing",
        "landing-flow, two-layer, landing"
    })
    void simulated(String name, String encoder, String constraint) {
        TrainingProblem problem = problem(encoder, constraint);
        Prediction prediction = Predictions.applies(provider(name), problem);
        Run run = Fixtures.run(new GradientFlow(new GradientFlowOptions(1e-12, 1e-13, 1_000_000)), problem);
        for (Shown shown : run.shown()) {
            Prediction.State state = prediction.at(shown.time());
            // The flow has an error of 1e-12 per step over some tens of steps; a Gram matrix loses half of the digits.
            assertThat(Deviation.relative(
                            prediction.gauge(),
                            shown.embeddings(),
                            state.embeddings().orElseThrow()))
                    .as("deviation at t = %s", shown.time())
                    .isLessThan(1e-8);
            assertThat(state.scalars().get(ObservableComponent.of("loss")) / shown.loss())
                    .as("loss at t = %s, without the term of weight decay", shown.time())
                    .isBetween(1 - 1e-7, 1 + 1e-7);
        }
    }

    @ParameterizedTest
    @CsvSource({"euclidean, true", "stiefel, false"})
    @DisplayName("and weight decay changes the result without a constraint, and nothing under orthogonal columns")
    void effect(String constraint, boolean changes) {
        TrainingProblem with = problem("linear", constraint);
        PredictionProvider provider = provider(changes ? "naive-flow" : "grassmann-flow");
        Prediction.State end = provider.solve(with).at(1.5);
        Prediction.State without = provider.solve(with.withWeightDecay(0)).at(1.5);
        double factor = changes ? Math.exp(-DECAY * 1.5) : 1;
        double[] expected = without.embeddings().orElseThrow().data;
        double[] actual = end.embeddings().orElseThrow().data;
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(factor * expected[i], within(Tolerances.rounding(10, 1, 3)));
        }
    }
}
