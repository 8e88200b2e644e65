package org.repdyn.testkit.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.dynamics.AccompaniedEncoder;
import org.repdyn.dynamics.closedform.CosineLawProvider;
import org.repdyn.dynamics.closedform.EigenvalueLawProvider;
import org.repdyn.dynamics.closedform.LinearByolProvider;
import org.repdyn.dynamics.encoder.Activation;
import org.repdyn.dynamics.encoder.InitialShape;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.encoder.TwoLayerEncoder;
import org.repdyn.dynamics.exact.FrozenFeaturesProvider;
import org.repdyn.dynamics.exact.GrassmannFlowProvider;
import org.repdyn.dynamics.exact.NaiveFlowProvider;
import org.repdyn.dynamics.exact.WidthIndependentProvider;
import org.repdyn.dynamics.predictor.DirectPredictor;
import org.repdyn.dynamics.predictor.DirectPredictorOptions;
import org.repdyn.dynamics.predictor.DirectPredictorOptions.CorrelatedViews;
import org.repdyn.dynamics.predictor.LinearPredictor;
import org.repdyn.dynamics.predictor.LinearPredictorOptions;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.Predictor;
import org.repdyn.losses.linear.LinearContrastive;
import org.repdyn.losses.prediction.DirectPred;
import org.repdyn.losses.prediction.DirectPredOptions;
import org.repdyn.losses.prediction.IsoLoss;
import org.repdyn.losses.prediction.IsoLossOptions;
import org.repdyn.losses.prediction.SimSiam;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.manifolds.flat.EuclideanProvider;
import org.repdyn.manifolds.flat.FrozenProvider;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.orthogonality.StiefelOptions;
import org.repdyn.manifolds.orthogonality.StiefelProvider;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.testkit.PredictionContract;
import org.repdyn.testkit.TrainingCase;

class BuiltInPredictionsTest {

    /** These apply to aligned starts alone, which no small case draws; dynamics tests them on such. */
    private static final List<String> OF_MODES = List.of("stepwise", "deep-linear-modes");

    @Test
    void noneIsForgotten() {
        // One nested class, or more, for each of these.
        assertThat(ServiceLoader.load(PredictionProvider.class))
                .extracting(p -> ((PluginProvider<?>) p).name())
                .filteredOn(name -> !OF_MODES.contains(name))
                .containsExactlyInAnyOrder(
                        "naive-flow",
                        "grassmann-flow",
                        "width-independent",
                        "frozen-features",
                        "eigenvalue-laws",
                        "cosine-laws",
                        "linear-byol");
    }

    @Nested
    class FrozenFeatures extends PredictionContract {
        @Override
        protected PredictionProvider provider() {
            return new FrozenFeaturesProvider();
        }

        @Override
        protected List<TrainingCase> cases() {
            return List.of(new TrainingCase(
                    "linear-contrastive, two-layer, frozen and stiefel",
                    LinearContrastive::new,
                    new TwoLayerEncoder(3, 8, Activation.TANH),
                    List.of(
                            new FrozenProvider().create(new NoOptions()),
                            new StiefelProvider().create(new StiefelOptions(StiefelMetric.EUCLIDEAN))),
                    6,
                    5,
                    4));
        }
    }

    /** White views, a free linear encoder and what stands beside it. */
    private static TrainingCase white(
            String name, Supplier<EmbeddingField> field, Encoder linear, Optional<Predictor> predictor, double decay) {
        Encoder encoder = AccompaniedEncoder.of(linear, predictor, field.get(), decay);
        Constraint free = new EuclideanProvider().create(new NoOptions());
        return new TrainingCase(
                name, field, encoder, encoder.blocks(5).stream().map(b -> free).toList(), 12, 5, 4, true);
    }

    private static Optional<Predictor> direct(double exponent) {
        return Optional.of(
                DirectPredictor.of(new DirectPredictorOptions(exponent, 0, CorrelatedViews.ANCHORS, Optional.empty())));
    }

    private static Supplier<EmbeddingField> euclidean(Optional<Double> teacherRate, double targetScale) {
        return () -> new DirectPred(new DirectPredOptions(true, true, teacherRate, targetScale));
    }

    @Nested
    class LinearByol extends PredictionContract {
        @Override
        protected PredictionProvider provider() {
            return new LinearByolProvider();
        }

        @Override
        protected List<TrainingCase> cases() {
            Predictor learnt = new LinearPredictor(new LinearPredictorOptions(
                    LinearPredictorOptions.Start.DIAGONAL, Optional.of(List.of(0.9, 0.1, -0.2)), 2));
            Encoder axes = new LinearEncoder(3, 0.7, InitialShape.AXES);
            return List.of(
                    white("simsiam with decay", euclidean(Optional.empty(), 0.8), axes, Optional.of(learnt), 0.04),
                    white("byol with decay", euclidean(Optional.of(0.5), 1), axes, Optional.of(learnt), 0.04),
                    white("simsiam without decay", euclidean(Optional.empty(), 1), axes, Optional.of(learnt), 0));
        }
    }

    @Nested
    class EigenvalueLaws extends PredictionContract {
        @Override
        protected PredictionProvider provider() {
            return new EigenvalueLawProvider();
        }

        @Override
        protected List<TrainingCase> cases() {
            return List.of(
                    white("α = 1", euclidean(Optional.empty(), 1), new LinearEncoder(3), direct(1), 0),
                    white("α = ½", euclidean(Optional.empty(), 1), new LinearEncoder(3), direct(0.5), 0));
        }
    }

    @Nested
    class CosineLaws extends PredictionContract {
        @Override
        protected PredictionProvider provider() {
            return new CosineLawProvider();
        }

        @Override
        protected List<TrainingCase> cases() {
            return List.of(
                    white("simsiam", () -> new SimSiam(true), new LinearEncoder(2), direct(0.5), 0),
                    white("without stop", () -> new SimSiam(false), new LinearEncoder(2), direct(0.5), 0),
                    white(
                            "iso-loss",
                            () -> new IsoLoss(new IsoLossOptions(IsoLossOptions.Geometry.COSINE)),
                            new LinearEncoder(2),
                            direct(0.5),
                            0));
        }
    }

    @Nested
    class NaiveFlow extends PredictionContract {
        @Override
        protected PredictionProvider provider() {
            return new NaiveFlowProvider();
        }
    }

    @Nested
    class GrassmannFlow extends PredictionContract {
        @Override
        protected PredictionProvider provider() {
            return new GrassmannFlowProvider();
        }
    }

    @Nested
    class WidthIndependent extends PredictionContract {
        @Override
        protected PredictionProvider provider() {
            return new WidthIndependentProvider();
        }
    }
}
