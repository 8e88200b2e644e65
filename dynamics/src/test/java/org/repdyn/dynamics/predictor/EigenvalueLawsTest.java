package org.repdyn.dynamics.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.closedform.EigenvalueLawProvider;
import org.repdyn.dynamics.descent.GradientDescent;
import org.repdyn.dynamics.flow.GradientFlow;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.PredictorHead;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.prediction.DirectPred;
import org.repdyn.losses.prediction.DirectPredOptions;
import org.repdyn.losses.prediction.IsoLoss;
import org.repdyn.losses.prediction.IsoLossOptions;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.ConvergenceSlope;
import org.repdyn.testsupport.Tolerances;

/**
 * Tests of the laws of Halvagal, Laborieux and Zenke (2023): in the linear model each eigenvalue of the correlation
 * obeys a separate equation.
 */
@DisplayName("Eigenvalues of the correlation in the linear model")
final class EigenvalueLawsTest {

    private static final double[] START = {0.05, 0.5, 1.4};
    private static final double END = 1.5;

    private static Optional<PredictorHead> power(double exponent) {
        return Optional.of(DirectPredictorHead.of(new DirectPredictorHeadOptions(
                exponent, 0, DirectPredictorHeadOptions.CorrelatedViews.ANCHORS, Optional.empty())));
    }

    private static EmbeddingField prediction(boolean stopGradient) {
        return new DirectPred(new DirectPredOptions(true, stopGradient, Optional.empty()));
    }

    private static EmbeddingField iso() {
        return new IsoLoss(new IsoLossOptions(IsoLossOptions.Geometry.EUCLIDEAN));
    }

    private static Dynamics flow() {
        return new GradientFlow(new GradientFlowOptions(1e-11, 1e-13, 1_000_000));
    }

    private static double[] simulate(
            Dynamics dynamics, EmbeddingField field, Optional<PredictorHead> predictor, double end, double... start) {
        R064Store w = WhiteViews.start(start);
        return WhiteViews.eigenvalues(
                Fixtures.run(dynamics, WhiteViews.problem(field, predictor, w, TimeGrid.of(0, end)))
                        .lastWeights());
    }

    /** Returns λ at the end of λ̇ = f(λ), computed by a separate integrator. */
    private static double law(DoubleUnaryOperator f, double start, double end) {
        double[] y = {start};
        new DormandPrince853Integrator(1e-12, 1, 1e-15, 1e-13)
                .integrate(
                        new FirstOrderDifferentialEquations() {
                            @Override
                            public int getDimension() {
                                return 1;
                            }

                            @Override
                            public void computeDerivatives(double t, double[] at, double[] rate) {
                                rate[0] = f.applyAsDouble(at[0]);
                            }
                        },
                        0,
                        y,
                        end,
                        y);
        return y[0];
    }

    private static void follow(EmbeddingField field, Optional<PredictorHead> predictor, DoubleUnaryOperator law) {
        double[] simulated = simulate(flow(), field, predictor, END, START);
        for (int j = 0; j < START.length; j++) {
            // Both integrators have an error of 1e-11 per step over some tens of steps.
            assertThat(simulated[j]).as("from %s", START[j]).isCloseTo(law(law, START[j], END), within(1e-9));
        }
    }

    @ParameterizedTest(name = "α = {0}")
    @ValueSource(doubles = {0.5, 1, 2})
    @DisplayName("with predictor F^α and a stopped gradient follow λ' = 2λ^(1+α)(1 - λ^α)")
    void stoppedGradient(double alpha) {
        follow(prediction(true), power(alpha), l -> 2 * Math.pow(l, 1 + alpha) * (1 - Math.pow(l, alpha)));
    }

    @ParameterizedTest(name = "α = {0}")
    @ValueSource(doubles = {0.5, 1})
    @DisplayName("under iso-loss follow λ' = 4λ(1 - λ^α), at a rate that does not depend on λ near 0")
    void isoLoss(double alpha) {
        follow(iso(), power(alpha), l -> 4 * l * (1 - Math.pow(l, alpha)));
    }

    @ParameterizedTest(name = "α = {0}")
    @ValueSource(doubles = {0.5, 1, 2})
    @DisplayName("make V = Σ(λ - 1 - log λ) fall, at the rate Σ(1 - 1/λ)λ'")
    void lyapunovFunctionFalls(double alpha) {
        fallsBy(prediction(true), alpha, l -> 2 * Math.pow(l, 1 + alpha) * (1 - Math.pow(l, alpha)));
        fallsBy(iso(), alpha, l -> 4 * l * (1 - Math.pow(l, alpha)));
    }

    private static void fallsBy(EmbeddingField field, double alpha, DoubleUnaryOperator law) {
        TrainingProblem problem = WhiteViews.problem(field, power(alpha), WhiteViews.start(START), TimeGrid.of(0, END));
        PredictionProvider.Outcome outcome = new EigenvalueLawProvider().predict(problem);
        assertThat(outcome).isInstanceOf(PredictionProvider.Outcome.Applies.class);
        Prediction prediction = ((PredictionProvider.Outcome.Applies) outcome).prediction();
        ObservableComponent v = ObservableComponent.of("lyapunov");
        double h = 1e-4;
        for (double t : new double[] {0.1, 0.5, 1}) {
            double rate = 0;
            for (int j = 0; j < START.length; j++) {
                double l = scalar(prediction, t, new ObservableComponent("correlation", j));
                rate += (1 - 1 / l) * law.applyAsDouble(l);
            }
            // The central difference has an error of h² times the third derivative, and that of the laws divided by h.
            assertThat((scalar(prediction, t + h, v) - scalar(prediction, t - h, v)) / (2 * h))
                    .as("derivative of V at t = %s", t)
                    .isNegative()
                    .isCloseTo(rate, within(1e-5));
        }
    }

    private static double scalar(Prediction prediction, double time, ObservableComponent component) {
        return prediction.at(time).scalars().get(component);
    }

    @Test
    @DisplayName("under iso-loss with α = 1 are logistic")
    void logistic() {
        double[] simulated = simulate(flow(), iso(), power(1), END, START);
        for (int j = 0; j < START.length; j++) {
            double closed = 1 / (1 + (1 / START[j] - 1) * Math.exp(-4 * END));
            // 1e-11 per step over some tens of steps.
            assertThat(simulated[j]).isCloseTo(closed, within(1e-11 * 100));
        }
    }

    @ParameterizedTest(name = "α = {0}")
    @ValueSource(doubles = {0.5, 1})
    @DisplayName("collapse without a stopped gradient, λ' = -2λ((λ^α - 1)² + σ²)")
    void withoutStop(double alpha) {
        double noise = WhiteViews.SIGMA * WhiteViews.SIGMA;
        follow(prediction(false), power(alpha), l -> -2 * l * (Math.pow(Math.pow(l, alpha) - 1, 2) + noise));
        assertThat(Arrays.stream(simulate(flow(), prediction(false), power(alpha), 60, START))
                        .max()
                        .orElseThrow())
                .as("largest eigenvalue, long after: λ' ≤ -2σ²λ")
                .isLessThan(Arrays.stream(START).max().orElseThrow() * Math.exp(-2 * noise * 60));
    }

    @Test
    @DisplayName("do not move without a predictor: on white data the stopped gradient vanishes on average")
    void withoutPredictor() {
        // E[(u - u⁺)xᵀ] = 0, since the noise is orthogonal to the anchors.
        double[] simulated = simulate(flow(), prediction(true), Optional.empty(), END, START);
        for (int j = 0; j < START.length; j++) {
            // The field is rounding, and steps of any length are allowed.
            assertThat(simulated[j]).isCloseTo(START[j], within(Tolerances.rounding(40, 1, 1)));
        }
    }

    @Test
    @DisplayName("contract without a predictor and a stopped gradient, λ' = -2σ²λ")
    void withoutPredictorAndStop() {
        double noise = WhiteViews.SIGMA * WhiteViews.SIGMA;
        follow(prediction(false), Optional.empty(), l -> -2 * noise * l);
    }

    @Test
    @DisplayName("by descent have half the error at half the step")
    void firstOrder() {
        ConvergenceSlope.assertOrder(
                1, 0.1, 0.5, 7, 1e-9, step -> worst(prediction(true), step, l -> 2 * l * l * (1 - l)));
        ConvergenceSlope.assertOrder(1, 0.05, 0.5, 7, 1e-9, step -> worst(iso(), step, l -> 4 * l * (1 - l)));
    }

    private static double worst(EmbeddingField field, double step, DoubleUnaryOperator law) {
        // Away from the fixed point, where every method is right.
        double end = 0.4;
        double[] simulated = simulate(new GradientDescent(step, Retraction.GEODESIC), field, power(1), end, START);
        double worst = 0;
        for (int j = 0; j < START.length; j++) {
            worst = Math.max(worst, Math.abs(simulated[j] - law(law, START[j], end)));
        }
        return worst;
    }

    @Test
    @DisplayName("lag behind a slow running correlation; the error falls like 1/rate")
    void runningCorrelation() {
        ConvergenceSlope.assertOrder(1, 1.0 / 100, 0.5, 5, 1e-9, inverse -> {
            Optional<PredictorHead> running = Optional.of(DirectPredictorHead.of(new DirectPredictorHeadOptions(
                    1, 0, DirectPredictorHeadOptions.CorrelatedViews.ANCHORS, Optional.of(1 / inverse))));
            double[] simulated = simulate(flow(), prediction(true), running, 0.4, START);
            return Math.abs(simulated[1] - law(l -> 2 * l * l * (1 - l), START[1], 0.4));
        });
    }
}
