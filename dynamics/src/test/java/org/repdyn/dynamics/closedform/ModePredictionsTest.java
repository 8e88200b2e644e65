package org.repdyn.dynamics.closedform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.repdyn.dynamics.closedform.Predictions.applies;
import static org.repdyn.dynamics.closedform.Predictions.refuses;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
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
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.redundancy.BarlowTwinsLinear;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.supervised.SquaredRegression;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

/** Compares predictions of modes with the flow, and tests when they do not apply. */
class ModePredictionsTest {

    private static final int DIMENSION = 4;
    private static final int SAMPLES = 12;

    private static TrainingProblem problem(
            EmbeddingField field, Views views, Encoder encoder, String constraint, Weights initial, TimeGrid times) {
        return new TrainingProblem(
                field,
                views,
                R064Store.FACTORY.make(0, DIMENSION),
                encoder,
                initial.blocks().stream()
                        .map(b -> Fixtures.constraint(constraint))
                        .toList(),
                initial,
                times,
                Fixtures.ALGEBRA,
                new Seed(1));
    }

    private static TrainingProblem barlow(R064Store start, String constraint, TimeGrid times) {
        return problem(
                new BarlowTwinsLinear(),
                new Views(
                        new ViewLayout(SAMPLES, 1, 0),
                        RandomMatrices.gaussian(2 * SAMPLES, DIMENSION, 3),
                        Optional.empty()),
                new LinearEncoder(start.getColDim()),
                constraint,
                new Weights(List.of(start)),
                times);
    }

    /** Error of the flow: 1e-11 per step over some tens of steps. */
    private static final double FLOW_ERROR = 1e-11 * 100;

    private static double distanceAfter(Prediction prediction, TrainingProblem problem) {
        Fixtures.Shown last = Fixtures.run(new GradientFlow(new GradientFlowOptions(1e-11, 1e-14, 1_000_000)), problem)
                .last();
        R064Store predicted = prediction.at(last.time()).embeddings().orElseThrow();
        double worst = 0;
        for (int i = 0; i < predicted.data.length; i++) {
            worst = Math.max(worst, Math.abs(predicted.data[i] - last.embeddings().data[i]));
        }
        return worst;
    }

    @Test
    @DisplayName("embeddings are predicted if the parts along the modes are orthogonal, in any rotation of the outputs")
    void aligned() {
        TimeGrid times = TimeGrid.of(0, 0.7);
        TrainingProblem any = barlow(RandomMatrices.gaussian(DIMENSION, 2, 4), "euclidean", times);
        R064Store anchors = any.views().block(0);
        R064Store vectors = Fixtures.ALGEBRA
                .symmetricEigen(Moments.symmetric(anchors, any.views().block(1), any))
                .vectors();
        // The largest and the smallest eigenvector; the smallest eigenvalue may be negative, and its mode then decays.
        R064Store modes = R064Store.FACTORY.make(DIMENSION, 2);
        for (int i = 0; i < DIMENSION; i++) {
            modes.set(i, 0, 0.05 * vectors.doubleValue(i, DIMENSION - 1));
            modes.set(i, 1, 0.3 * vectors.doubleValue(i, 0));
        }
        R064Store start = Fixtures.ALGEBRA.multiply(modes, RandomMatrices.orthonormal(2, 2, 9));
        TrainingProblem problem = barlow(start, "euclidean", times);
        Prediction prediction = applies(new StepwiseProvider(), problem);
        assertThat(distanceAfter(prediction, problem)).isLessThan(FLOW_ERROR);
        assertThat(weightsApartAfter(problem)).isLessThan(FLOW_ERROR);
        assertThat(prediction.at(0).weights().orElseThrow().blocks().get(0).data)
                .containsExactly(start.data, within(Tolerances.rounding(3, 1, 1)));
    }

    /** Compares the dynamics {@code exact} with the flow, weight by weight. */
    private static double weightsApartAfter(TrainingProblem problem) {
        List<R064Store> want = Fixtures.run(new GradientFlow(new GradientFlowOptions(1e-11, 1e-14, 1_000_000)), problem)
                .last()
                .weights()
                .blocks();
        Fixtures.Run exact = Fixtures.run(new Exact(), problem);
        double worst = 0;
        for (int b = 0; b < want.size(); b++) {
            worst = Math.max(
                    worst,
                    Fixtures.distance(
                            want.get(b), exact.last().weights().blocks().get(b)));
        }
        return worst;
    }

    @Test
    @DisplayName("from any other start that is small numbers are predicted, but not embeddings")
    void generic() {
        R064Store start = RandomMatrices.gaussian(DIMENSION, 2, 4);
        assertThat(refuses(new StepwiseProvider(), barlow(start, "euclidean", TimeGrid.of(0, 1))))
                .contains("has an eigenvalue above 0.01, and the parts of the initial weights");
        for (int i = 0; i < start.data.length; i++) {
            start.data[i] *= 0.01;
        }
        Prediction prediction = applies(new StepwiseProvider(), barlow(start, "euclidean", TimeGrid.of(0, 1)));
        assertThat(prediction.at(1).embeddings()).isEmpty();
        assertThat(prediction.at(1).scalars())
                .containsKeys(ObservableComponent.of("loss"), ObservableComponent.of("cross-correlation"));
    }

    /** Returns the largest difference between predicted and simulated eigenvalues, from a Gaussian start of a given size. */
    private static double sigmoidError(double size) {
        // Γ has the eigenvalues 2, 1, 1/4 and 1/8 along random axes.
        double[] roots = {Math.sqrt(2), 1, 0.5, Math.sqrt(0.125)};
        R064Store x = RandomMatrices.orthonormal(SAMPLES, DIMENSION, 3);
        for (int j = 0; j < DIMENSION; j++) {
            for (int i = 0; i < SAMPLES; i++) {
                x.set(i, j, x.doubleValue(i, j) * roots[j] * Math.sqrt(SAMPLES));
            }
        }
        R064Store rotated = Fixtures.ALGEBRA.multiply(x, RandomMatrices.orthonormal(DIMENSION, DIMENSION, 5));
        R064Store both = R064Store.FACTORY.make(2 * SAMPLES, DIMENSION);
        for (int j = 0; j < DIMENSION; j++) {
            for (int i = 0; i < SAMPLES; i++) {
                both.set(i, j, rotated.doubleValue(i, j));
                both.set(SAMPLES + i, j, rotated.doubleValue(i, j));
            }
        }
        R064Store start = RandomMatrices.gaussian(DIMENSION, 2, 4);
        for (int i = 0; i < start.data.length; i++) {
            start.data[i] *= size;
        }
        TrainingProblem problem = problem(
                new BarlowTwinsLinear(),
                new Views(new ViewLayout(SAMPLES, 1, 0), both, Optional.empty()),
                new LinearEncoder(2),
                "euclidean",
                new Weights(List.of(start)),
                TimeGrid.linear(4, 41));
        Prediction prediction = applies(new StepwiseProvider(), problem);
        double worst = 0;
        for (Fixtures.Shown shown : Fixtures.run(
                        new GradientFlow(new GradientFlowOptions(1e-11, 1e-14, 1_000_000)), problem)
                .shown()) {
            R064Store u =
                    Fixtures.ALGEBRA.multiply(rotated, shown.weights().blocks().get(0));
            double[] ascending = Fixtures.ALGEBRA
                    .symmetricEigen(Fixtures.ALGEBRA.multiplyLeftTransposed(u, u))
                    .values();
            for (int j = 0; j < 2; j++) {
                double predicted =
                        prediction.at(shown.time()).scalars().get(new ObservableComponent("cross-correlation", j));
                worst = Math.max(worst, Math.abs(predicted - ascending[1 - j] / SAMPLES));
            }
        }
        return worst;
    }

    @Test
    @DisplayName(
            "from a small generic start the eigenvalues are sigmoids from |R_jj|; the error vanishes with the start")
    void genericSigmoids() {
        double coarse = sigmoidError(1e-2);
        double fine = sigmoidError(1e-4);
        assertThat(fine).isLessThan(coarse / 10);
    }

    @Test
    @DisplayName("there are no sigmoids under a constraint or another loss")
    void refusals() {
        R064Store start = RandomMatrices.orthonormal(DIMENSION, 2, 4);
        assertThat(refuses(new StepwiseProvider(), barlow(start, "stiefel", TimeGrid.of(0, 1))))
                .contains("weight block W is constrained");
        assertThat(refuses(new SaxeProvider(), barlow(start, "euclidean", TimeGrid.of(0, 1))))
                .contains("not squared-regression");
        assertThat(refuses(new EigenvalueLawProvider(), barlow(start, "euclidean", TimeGrid.of(0, 1))))
                .contains("the loss is not Euclidean direct-pred");
    }

    private static TrainingProblem regression(double[] strengths, boolean white, WeightInitialisation shape) {
        R064Store x = RandomMatrices.orthonormal(SAMPLES, DIMENSION, 7);
        double length = Math.sqrt(SAMPLES);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] *= white ? length : length * (1 + i % 3);
        }
        R064Store y = R064Store.FACTORY.make(SAMPLES, strengths.length);
        for (int j = 0; j < strengths.length; j++) {
            for (int i = 0; i < SAMPLES; i++) {
                y.set(i, j, strengths[j] * x.doubleValue(i, j));
            }
        }
        Encoder encoder = Encoders.DEEP_LINEAR.create(
                new DeepLinearOptions(strengths.length, strengths.length, 1, Parameterisation.STANDARD, 0.1, shape));
        return problem(
                new SquaredRegression(),
                new Views(new ViewLayout(SAMPLES, 0, 0), x, Optional.of(y)),
                encoder,
                "euclidean",
                encoder.initialise(DIMENSION, new Seed(2)),
                TimeGrid.of(0, 1.5));
    }

    @Test
    @DisplayName("two linear layers on white inputs follow Saxe's sigmoids; other inputs and starts are refused")
    void saxe() {
        TrainingProblem problem = regression(new double[] {3, 1.5}, true, WeightInitialisation.AXES);
        assertThat(distanceAfter(applies(new SaxeProvider(), problem), problem)).isLessThan(FLOW_ERROR);
        assertThat(weightsApartAfter(problem)).isLessThan(FLOW_ERROR);
        assertThat(refuses(new SaxeProvider(), regression(new double[] {3, 1.5}, false, WeightInitialisation.AXES)))
                .contains("not white");
        assertThat(refuses(new SaxeProvider(), regression(new double[] {3, 1.5}, true, WeightInitialisation.GAUSSIAN)))
                .contains("not balanced");
    }

    @Test
    @DisplayName("a start along the axes is a multiple of the identity for every seed")
    void axes() {
        Weights weights = new LinearEncoder(2, 0.5, WeightInitialisation.AXES).initialise(3, new Seed(8));
        assertThat(weights.blocks().get(0).data).containsExactly(0.5, 0, 0, 0, 0.5, 0);
        assertThat(Arrays.stream(regression(new double[] {1}, true, WeightInitialisation.AXES)
                                .initial()
                                .blocks()
                                .get(0)
                                .data)
                        .sum())
                .isEqualTo(0.1);
    }
}
