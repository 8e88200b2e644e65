package org.repdyn.dynamics.closedform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.repdyn.dynamics.closedform.Predictions.applies;
import static org.repdyn.dynamics.closedform.Predictions.refuses;
import static org.repdyn.testsupport.Tolerances.monteCarlo;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.encoder.DeepLinearOptions;
import org.repdyn.dynamics.encoder.Encoders;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.encoder.WeightInitialisation;
import org.repdyn.dynamics.flow.GradientFlow;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.contrastive.InfoNce;
import org.repdyn.losses.contrastive.InfoNceOptions;
import org.repdyn.losses.linear.LinearLosses;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

/** Compares predictions of contrastive learning by linear networks with the flow, and tests when they do not apply. */
class ContrastPredictionsTest {

    private static final int SAMPLES = 20;
    private static final int DIMENSION = 4;
    private static final double TEMPERATURE = 0.5;

    private static InfoNce infoNce(InfoNceOptions.Variant variant) {
        return InfoNce.of(new InfoNceOptions(TEMPERATURE, variant));
    }

    private static TrainingProblem problem(
            EmbeddingField field, R064Store views, Encoder encoder, Weights initial, String constraint, double end) {
        return new TrainingProblem(
                field,
                new Views(new ViewLayout(views.getRowDim() / 2, 1, 0), views, Optional.empty()),
                R064Store.FACTORY.make(0, DIMENSION),
                encoder,
                initial.blocks().stream()
                        .map(b -> Fixtures.constraint(constraint))
                        .toList(),
                initial,
                TimeGrid.of(0, end),
                Fixtures.ALGEBRA,
                new Seed(1));
    }

    private static TrainingProblem contrast(double scale, EmbeddingField field, String constraint) {
        R064Store start = RandomMatrices.gaussian(DIMENSION, 2, 4);
        for (int i = 0; i < start.data.length; i++) {
            start.data[i] *= scale;
        }
        R064Store views = RandomMatrices.gaussian(2 * SAMPLES, DIMENSION, 3);
        // The data have a mean, so that centring matters, and the views are correlated.
        for (int j = 0; j < DIMENSION; j++) {
            for (int i = 0; i < SAMPLES; i++) {
                views.add(SAMPLES + i, j, views.doubleValue(i, j) + 1);
            }
        }
        return problem(field, views, new LinearEncoder(2), new Weights(List.of(start)), constraint, 0.3);
    }

    /** Returns the deviation relative to the size of the embeddings. */
    private static double distanceAfter(Prediction prediction, TrainingProblem problem) {
        Fixtures.Shown last = Fixtures.run(new GradientFlow(new GradientFlowOptions(1e-11, 1e-16, 1_000_000)), problem)
                .last();
        R064Store predicted = prediction.at(last.time()).embeddings().orElseThrow();
        return Fixtures.distance(predicted, last.embeddings())
                / Fixtures.distance(predicted, R064Store.FACTORY.make(predicted.getRowDim(), predicted.getColDim()));
    }

    @Test
    @DisplayName("at half the weights the start under InfoNCE has a quarter of the deviation")
    void start() {
        double[] deviations = new double[3];
        for (int i = 0; i < 3; i++) {
            TrainingProblem problem = contrast(0.01 / (1 << i), infoNce(InfoNceOptions.Variant.JING), "euclidean");
            deviations[i] = distanceAfter(applies(new ContrastStartProvider(), problem), problem);
        }
        // The logits are about 0.01, and 0.005 at half the weights; relative to the leading order, the next order is of
        // that size.
        assertThat(deviations[0] / deviations[1]).isCloseTo(4, within(4 * 0.01));
        assertThat(deviations[1] / deviations[2]).isCloseTo(4, within(4 * 0.005));
    }

    @Test
    @DisplayName("there is no prediction of the start if logits are large, under a constraint, or for another variant")
    void startRefusals() {
        PredictionProvider provider = new ContrastStartProvider();
        InfoNce jing = infoNce(InfoNceOptions.Variant.JING);
        assertThat(refuses(provider, contrast(1, jing, "euclidean"))).contains("logits at the start are above 0.1");
        assertThat(refuses(provider, contrast(0.01, jing, "stiefel"))).contains("weight block W is constrained");
        assertThat(refuses(provider, contrast(0.01, infoNce(InfoNceOptions.Variant.COSINE), "euclidean")))
                .contains("not info-nce of variant jing");
        Prediction prediction = applies(provider, contrast(0.01, jing, "euclidean"));
        assertThat(prediction.at(0.1).embeddings()).isPresent();
        assertThat(prediction.at(10).embeddings()).isEmpty();
        assertThat(prediction.at(1e6).weights()).isEmpty();
    }

    private static TrainingProblem twoLayers(WeightInitialisation shape, boolean white, double end) {
        R064Store anchors = RandomMatrices.orthonormal(SAMPLES, DIMENSION, 7);
        R064Store views = R064Store.FACTORY.make(2 * SAMPLES, DIMENSION);
        for (int j = 0; j < DIMENSION; j++) {
            for (int i = 0; i < SAMPLES; i++) {
                double x = anchors.doubleValue(i, j) * Math.sqrt(SAMPLES) * (white ? 1 : 1 + i % 3);
                views.set(i, j, x);
                // The factor between the two views differs between the modes, and some factors are negative.
                views.set(SAMPLES + i, j, x * (1.5 - j));
            }
        }
        Encoder encoder = Encoders.DEEP_LINEAR.create(
                new DeepLinearOptions(4, 5, 1, Parameterisation.STANDARD, 0.8, shape, Optional.of(0.4)));
        return problem(
                LinearLosses.LINEAR_ALIGNMENT.create(new NoOptions()),
                views,
                encoder,
                encoder.initialise(DIMENSION, new Seed(2)),
                "euclidean",
                end);
    }

    @Test
    @DisplayName("each mode of two linear layers under a linear loss follows its hyperbola up to the blow-up")
    void hyperbolas() {
        // The strongest mode, p₀ = 0.64 and γ = 1.5, is infinite at 1/(4·1.5·0.64) = 0.26.
        TrainingProblem problem = twoLayers(WeightInitialisation.AXES, true, 0.2);
        Prediction prediction = applies(new TwoLayerModesProvider(), problem);
        // The flow has an error of 1e-11 per step over some tens of steps.
        assertThat(distanceAfter(prediction, problem)).isLessThan(1e-11 * 100);
        assertThat(prediction.at(0).weights().orElseThrow().blocks().get(0).data)
                .containsExactly(problem.initial().blocks().get(0).data, within(Tolerances.rounding(3, 1, 1)));
        assertThat(prediction.at(0.25).embeddings()).isPresent();
        assertThat(prediction.at(0.27).embeddings()).isEmpty();
        assertThat(new TwoLayerMode(-1.5, 0.64).blowUp())
                .isCloseTo(1 / (4 * 1.5 * 0.64), within(Tolerances.rounding(1, 1, 0.26)));
        assertThat(new TwoLayerMode(1.5, 0.64).blowUp()).isInfinite();
        assertThat(new TwoLayerMode(1.5, 0.64).at(10))
                .isCloseTo(0.64 / (1 + 60 * 0.64), within(Tolerances.rounding(3, 1, 0.017)));
    }

    @Test
    @DisplayName("there are no hyperbolas for unbalanced or unaligned starts, other encoders and other losses")
    void hyperbolaRefusals() {
        PredictionProvider provider = new TwoLayerModesProvider();
        assertThat(refuses(provider, twoLayers(WeightInitialisation.GAUSSIAN, true, 1)))
                .contains("not balanced");
        assertThat(refuses(provider, twoLayers(WeightInitialisation.AXES, false, 1)))
                .contains("not along the eigenvectors");
        assertThat(refuses(provider, contrast(0.1, LinearLosses.LINEAR_ALIGNMENT.create(new NoOptions()), "euclidean")))
                .contains("not the product of two weight matrices");
        assertThat(refuses(provider, contrast(0.1, infoNce(InfoNceOptions.Variant.JING), "euclidean")))
                .contains("not a quadratic form");
    }

    /**
     * Returns w·dL/dw/2 of one linear output w = √a on views x + noise and x + other noise: the mean of Σⱼ Pᵢⱼ Sᵢⱼ −
     * Sᵢᵢ.
     */
    private static double slope(double eigenvalue, int n, double noise) {
        R064Store normal = RandomMatrices.gaussian(n, 3, 5);
        double w = Math.sqrt(eigenvalue);
        R064Store u = R064Store.FACTORY.make(2 * n, 1);
        for (int i = 0; i < n; i++) {
            u.set(i, 0, w * (normal.doubleValue(i, 0) + Math.sqrt(noise) * normal.doubleValue(i, 1)));
            u.set(n + i, 0, w * (normal.doubleValue(i, 0) + Math.sqrt(noise) * normal.doubleValue(i, 2)));
        }
        R064Store gradient = R064Store.FACTORY.make(2 * n, 1);
        infoNce(InfoNceOptions.Variant.JING)
                .field(new Embeddings(new ViewLayout(n, 1, 0), u, Optional.empty(), Fixtures.ALGEBRA), gradient);
        double slope = 0;
        for (int i = 0; i < 2 * n; i++) {
            slope += gradient.data[i] * u.data[i] / 2;
        }
        return slope;
    }

    @Test
    @DisplayName("in a large batch the gradient of InfoNCE vanishes at the fixed point of the large-batch law, and not"
            + " elsewhere")
    void largeBatch() {
        int n = 1500;
        LargeBatchContrast law = new LargeBatchContrast(TEMPERATURE, 4, 4, 1);
        double rest = law.equilibrium();
        assertThat(rest).isEqualTo(TEMPERATURE / 16);
        // At rest Sᵢᵢ has standard deviation √17/16 about 1/16, and Σⱼ Pᵢⱼ Sᵢⱼ, a square of one normal number, √2/16.
        double error = monteCarlo((Math.sqrt(17) + Math.sqrt(2)) / 16, n);
        assertThat(slope(rest, n, 3)).isBetween(-error, error);
        // At twice the eigenvalue the expectation is 4/16 - 2/16.
        assertThat(slope(2 * rest, n, 3))
                .isBetween(2.0 / 16 - 2 * error, 2.0 / 16 + 4 * error)
                .isGreaterThan(error);
    }

    @Test
    @DisplayName("the large-batch law solves its equation and ends at its fixed point")
    void logistic() {
        LargeBatchContrast law = new LargeBatchContrast(0.1, 3.25, 3.25, 0.8);
        double h = 1e-5;
        for (double t : new double[] {0.01, 0.05, 0.2}) {
            double a = law.at(1e-3, t);
            double speed = (law.at(1e-3, t + h) - law.at(1e-3, t - h)) / (2 * h);
            double expected = 4 / 0.1 * a * (0.8 - 3.25 * 3.25 * a / 0.1);
            // Central differences: h²/6 times a third derivative of the size of (4γ/τ)³·a.
            assertThat(speed).isCloseTo(expected, within(h * h * Math.pow(32, 3) * 0.01));
        }
        assertThat(law.at(1e-3, 0)).isCloseTo(1e-3, within(Math.ulp(1e-3)));
        assertThat(law.at(0.7, 1e4)).isEqualTo(law.equilibrium());
    }
}
