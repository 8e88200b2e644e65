package org.repdyn.dynamics.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.Deviation;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.closedform.LinearByolProvider;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.flow.GradientFlow;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.observables.NetworkObservables;
import org.repdyn.dynamics.predictor.LinearPredictorHeadOptions.Start;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderWithCompanions;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.PredictionProvider.Outcome;
import org.repdyn.dynamics.spi.PredictorHead;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.prediction.DirectPred;
import org.repdyn.losses.prediction.DirectPredOptions;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

/**
 * Tests of the law of Tian, Chen and Ganguli (2021): on white views the predictor and the encoder keep their common
 * eigenvectors.
 */
@DisplayName("Linear BYOL with a learned predictor")
final class LinearByolTest {

    private static final double[] STRENGTHS = {0.3, 0.8, 0.05};
    private static final double[] EIGENVALUES = {0.9, 0.1, 0.4};
    private static final double DECAY = 0.04;
    private static final double SPEED = 2;
    private static final TimeGrid TIMES = TimeGrid.of(0, 0.5, 2, 6);

    private static EmbeddingField field(Optional<Double> teacher, double tau) {
        return new DirectPred(new DirectPredOptions(true, true, teacher, tau));
    }

    private static PredictorHead learned() {
        return new LinearPredictorHead(new LinearPredictorHeadOptions(Start.GAUSSIAN, Optional.empty(), SPEED));
    }

    /**
     * Returns a problem with W = left·diag(√s)·rightᵀ and A = right·diag(p)·rightᵀ, where left and right are random.
     */
    private static TrainingProblem aligned(EmbeddingField field) {
        R064Store w = WhiteViews.start(STRENGTHS);
        R064Store right = RandomMatrices.orthonormal(3, 3, 6);
        R064Store scaled = right.copy();
        for (int j = 0; j < 3; j++) {
            for (int i = 0; i < 3; i++) {
                scaled.set(i, j, right.doubleValue(i, j) * EIGENVALUES[j]);
            }
        }
        return problem(field, w, Fixtures.ALGEBRA.multiplyRightTransposed(scaled, right));
    }

    private static TrainingProblem problem(EmbeddingField field, R064Store w, R064Store a) {
        Encoder encoder = EncoderWithCompanions.of(new LinearEncoder(3), Optional.of(learned()), field);
        Weights initial = encoder.initialise(WhiteViews.DIMENSION, new Seed(3));
        initial.blocks().get(0).fillMatching(w);
        initial.blocks().get(1).fillMatching(a);
        if (initial.blocks().size() > 2) {
            initial.blocks().get(2).fillMatching(w);
        }
        return new TrainingProblem(
                        field,
                        WhiteViews.views(),
                        R064Store.FACTORY.make(0, WhiteViews.DIMENSION),
                        encoder,
                        initial.blocks().stream()
                                .map(b -> Fixtures.constraint("euclidean"))
                                .toList(),
                        initial,
                        TIMES,
                        Fixtures.ALGEBRA,
                        new Seed(1))
                .withWeightDecay(DECAY);
    }

    private static Prediction applies(TrainingProblem problem) {
        Outcome outcome = new LinearByolProvider().predict(problem);
        assertThat(outcome).as("%s", outcome).isInstanceOf(Outcome.Applies.class);
        return ((Outcome.Applies) outcome).prediction();
    }

    private static void follows(TrainingProblem problem) {
        Prediction prediction = applies(problem);
        Fixtures.Run run = Fixtures.run(new GradientFlow(new GradientFlowOptions(1e-11, 1e-13, 1_000_000)), problem);
        assertThat(run.shown()).hasSize(TIMES.size());
        for (Fixtures.Shown s : run.shown()) {
            Prediction.State state = prediction.at(s.time());
            // The flow has an error of 1e-11 per step over some tens of steps.
            assertThat(Deviation.relative(
                            Prediction.Gauge.EXACT,
                            s.embeddings(),
                            state.embeddings().orElseThrow()))
                    .as("embeddings at t = %s", s.time())
                    .isLessThan(1e-11 * 100);
            List<R064Store> predicted = state.weights().orElseThrow().blocks();
            for (int b = 0; b < predicted.size(); b++) {
                assertThat(predicted.get(b).data)
                        .as("block %s at t = %s", b, s.time())
                        .containsExactly(s.weights().blocks().get(b).data, within(1e-11 * 100));
            }
        }
    }

    @Test
    @DisplayName(
            "is predicted in any basis: with the encoder itself, a scaled one, and one that follows, for a teacher")
    void predicted() {
        follows(aligned(field(Optional.empty(), 1)));
        follows(aligned(field(Optional.empty(), 0.8)));
        follows(aligned(field(Optional.of(0.5), 1)));
    }

    @Test
    @DisplayName(
            "is not predicted where predictor and encoder share no eigenvectors, or the predictor is not symmetric")
    void refused() {
        R064Store w = WhiteViews.start(STRENGTHS);
        R064Store symmetric = RandomMatrices.gaussian(3, 3, 8);
        symmetric = Fixtures.ALGEBRA.multiplyRightTransposed(symmetric, symmetric);
        for (R064Store a : List.of(symmetric, RandomMatrices.gaussian(3, 3, 8))) {
            assertThat(new LinearByolProvider().predict(problem(field(Optional.empty(), 1), w, a)))
                    .isInstanceOfSatisfying(Outcome.DoesNotApply.class, no -> assertThat(no.reason())
                            .contains("share its eigenvectors"));
        }
    }

    @Test
    @DisplayName("has no prediction that assumes no weight decay")
    void noOther() {
        for (PredictionProvider provider : ServiceLoader.load(PredictionProvider.class)) {
            // Only these two predictions apply to this predictor head.
            if (!List.of("linear-byol", "predictor-balance").contains(((PluginProvider<?>) provider).name())) {
                assertThat(provider.predict(aligned(field(Optional.empty(), 1))))
                        .as(((PluginProvider<?>) provider).name())
                        .isInstanceOf(Outcome.DoesNotApply.class);
            }
        }
    }

    private static double[] measured(ObservableProvider<NoOptions> provider, TrainingProblem problem, double time) {
        Observable observable = provider.create(new NoOptions());
        double[][] last = new double[1][];
        new GradientFlow(new GradientFlowOptions(1e-11, 1e-13, 1_000_000))
                .run(
                        problem,
                        snapshot -> {
                            // The observable is called at every time because its first call fixes the modes.
                            double[] now = observable.observe(new Observation(
                                    snapshot,
                                    problem.views().layout(),
                                    new EvaluationSet(problem.evaluation(), 0, Optional.empty()),
                                    Fixtures.ALGEBRA));
                            if (snapshot.time() == time) {
                                last[0] = now;
                            }
                        },
                        RunControl.uncontrolled());
        return last[0];
    }

    @Test
    @DisplayName("has its modes measured by predictor-modes and encoder-modes, in one order")
    void observables() {
        TrainingProblem problem = aligned(field(Optional.empty(), 1));
        assertThat(measured(NetworkObservables.PREDICTOR_MODES, problem, 0))
                .containsExactly(new double[] {0.9, 0.4, 0.1}, within(Tolerances.rounding(3, 1, 1)));
        assertThat(measured(NetworkObservables.ENCODER_MODES, problem, 0))
                .containsExactly(new double[] {0.3, 0.05, 0.8}, within(Tolerances.rounding(3, 1, 1)));
        Prediction.State late = applies(problem).at(6);
        double[] p = measured(NetworkObservables.PREDICTOR_MODES, problem, 6);
        double[] s = measured(NetworkObservables.ENCODER_MODES, problem, 6);
        for (int j = 0; j < 3; j++) {
            // 1e-11 per step over some tens of steps.
            assertThat(p[j])
                    .isCloseTo(late.scalars().get(new ObservableComponent("predictor-modes", j)), within(1e-11 * 100));
            assertThat(s[j])
                    .isCloseTo(late.scalars().get(new ObservableComponent("encoder-modes", j)), within(1e-11 * 100));
        }
    }

    @Test
    @DisplayName("keeps e^(2ηt)·‖WᵀW - AAᵀ/α‖ from any start")
    void balance() {
        TrainingProblem problem =
                problem(field(Optional.of(0.5), 0.9), WhiteViews.start(STRENGTHS), RandomMatrices.gaussian(3, 3, 8));
        double start = measured(NetworkObservables.PREDICTOR_BALANCE, problem, 0)[0];
        double end = measured(NetworkObservables.PREDICTOR_BALANCE, problem, 6)[0];
        // The flow has an error of 1e-11 per step over some tens of steps.
        assertThat(end / start).isCloseTo(Math.exp(-2 * DECAY * 6), within(1e-8));
    }

    @Test
    @DisplayName("starts a diagonal predictor at its eigenvalues, one for each output")
    void diagonal() {
        PredictorHead two = new LinearPredictorHead(
                new LinearPredictorHeadOptions(Start.DIAGONAL, Optional.of(List.of(0.5, 2.0)), 1));
        assertThat(two.initialise(2, new Seed(0)).blocks().get(0).data).containsExactly(0.5, 0, 0, 2);
        assertThatThrownBy(() -> two.initialise(3, new Seed(0)))
                .hasMessageContaining("2 are given, but the encoder has 3 outputs");
        assertThatThrownBy(() -> new LinearPredictorHeadOptions(Start.DIAGONAL, Optional.empty(), 1))
                .hasMessageContaining("needs eigenvalues");
    }
}
