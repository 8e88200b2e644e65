package org.repdyn.testkit.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.dynamics.closedform.FrozenFeaturesProvider;
import org.repdyn.dynamics.closedform.GrassmannFlowProvider;
import org.repdyn.dynamics.closedform.LandingFlowProvider;
import org.repdyn.dynamics.closedform.NaiveFlowProvider;
import org.repdyn.dynamics.closedform.SoftOrthogonalFlowProvider;
import org.repdyn.dynamics.closedform.WidthIndependentProvider;
import org.repdyn.dynamics.encoder.HiddenActivation;
import org.repdyn.dynamics.encoder.TwoLayerEncoder;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.losses.linear.LinearContrastive;
import org.repdyn.manifolds.flat.FlatConstraints;
import org.repdyn.manifolds.orthogonality.OrthogonalityConstraints;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.orthogonality.StiefelOptions;
import org.repdyn.manifolds.restoring.LandingOptions;
import org.repdyn.manifolds.restoring.RestoringConstraints;
import org.repdyn.manifolds.restoring.SoftOrthogonalOptions;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.testkit.PredictionContract;
import org.repdyn.testkit.TrainingCase;

@DisplayName("The built-in predictions obey the laws")
class BuiltInPredictionsTest {

    /**
     * The prediction that holds only in the limit of small weights, which no law tests; ContrastPredictionsTest
     * measures its order.
     */
    private static final String LIMIT_PREDICTION = "contrast-start";

    @Test
    @DisplayName("are all subjects of the contract")
    void everyBuiltInIsTested() {
        // Each of these is a subject here or in ModePredictionsContractTest.
        assertThat(ServiceLoader.load(PredictionProvider.class))
                .extracting(p -> ((PluginProvider<?>) p).name())
                .filteredOn(name -> !name.equals(LIMIT_PREDICTION))
                .containsExactlyInAnyOrder(
                        "naive-flow",
                        "grassmann-flow",
                        "width-independent",
                        "frozen-features",
                        "stepwise",
                        "deep-linear-modes",
                        "eigenvalue-laws",
                        "predictor-balance",
                        "two-layer-modes",
                        "cosine-laws",
                        "soft-orthogonal-flow",
                        "landing-flow",
                        "muon-angles",
                        "muon-stepwise",
                        "linear-byol");
    }

    private static TrainingCase frozen(Constraint readout) {
        return new TrainingCase(
                "linear-contrastive, two-layer, frozen hidden layer",
                LinearContrastive::new,
                new TwoLayerEncoder(3, 8, HiddenActivation.TANH),
                List.of(FlatConstraints.FROZEN.create(new NoOptions()), readout),
                6,
                5,
                4);
    }

    private static List<TrainingCase> smallAndFrozen(Constraint readout) {
        List<TrainingCase> cases = new ArrayList<>(TrainingCase.small());
        cases.add(frozen(readout));
        return cases;
    }

    @Nested
    @DisplayName("laws of predictions")
    class Laws extends PredictionContract {

        static Stream<Subject> subjects() {
            return Stream.of(
                    Subject.of(
                            new FrozenFeaturesProvider(),
                            List.of(frozen(OrthogonalityConstraints.STIEFEL.create(
                                    new StiefelOptions(StiefelMetric.EUCLIDEAN))))),
                    Subject.of(
                            new NaiveFlowProvider(), smallAndFrozen(FlatConstraints.EUCLIDEAN.create(new NoOptions()))),
                    Subject.of(
                            new GrassmannFlowProvider(),
                            smallAndFrozen(OrthogonalityConstraints.GRASSMANN.create(new NoOptions()))),
                    Subject.of(
                            new SoftOrthogonalFlowProvider(),
                            smallAndFrozen(RestoringConstraints.SOFT_ORTHOGONAL.create(new SoftOrthogonalOptions(3)))),
                    Subject.of(
                            new LandingFlowProvider(),
                            smallAndFrozen(RestoringConstraints.LANDING.create(new LandingOptions(2)))),
                    Subject.of(new WidthIndependentProvider()));
        }
    }
}
