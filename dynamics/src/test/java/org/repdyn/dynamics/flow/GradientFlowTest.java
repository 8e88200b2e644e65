package org.repdyn.dynamics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.repdyn.dynamics.Fixtures.ALGEBRA;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.Deviation;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.Fixtures.Run;
import org.repdyn.dynamics.Fixtures.Shown;
import org.repdyn.dynamics.closedform.Exact;
import org.repdyn.dynamics.descent.GradientDescent;
import org.repdyn.dynamics.encoder.HiddenActivation;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.encoder.TwoLayerEncoder;
import org.repdyn.dynamics.spi.Prediction.Gauge;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.ConvergenceSlope;

class GradientFlowTest {

    private static final TimeGrid TIMES = TimeGrid.of(0, 0.3, 1, 2);

    private static GradientFlow flow(double tolerance) {
        return new GradientFlow(new GradientFlowOptions(tolerance, tolerance / 100, 1_000_000));
    }

    private static TrainingProblem linear(String constraint) {
        return Fixtures.problem(
                Fixtures.quadratic(3), new LinearEncoder(3), List.of(Fixtures.constraint(constraint)), 20, 6, TIMES, 7);
    }

    /**
     * Returns a scalar problem that blows up: u = w₂·w₁ at x = 1, L = −u². With w₁ = w₂ = w, ẇ = 2w³, and w ceases to
     * exist at 1/(4w₀²).
     */
    private static TrainingProblem scalar(double w, double end) {
        R064Store form = R064Store.FACTORY.make(1, 1);
        form.set(0, 0, -1.0);
        R064Store start = R064Store.FACTORY.make(1, 1);
        start.set(0, 0, w);
        return new TrainingProblem(
                Fixtures.form(form),
                new Views(new ViewLayout(1, 0, 0), R064Store.FACTORY.makeEye(1, 1), Optional.empty()),
                R064Store.FACTORY.make(0, 1),
                new TwoLayerEncoder(1, 1, HiddenActivation.RELU),
                List.of(Fixtures.constraint("euclidean"), Fixtures.constraint("euclidean")),
                new Weights(List.of(start, start.copy())),
                TimeGrid.linear(end, 100),
                ALGEBRA,
                new Seed(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"euclidean", "stiefel", "grassmann"})
    void agreesWithTheClosedFormWithinItsToleranceAndTheErrorFallsWithIt(String constraint) {
        TrainingProblem problem = linear(constraint);
        R064Store exact = Fixtures.run(new Exact(), problem).last().embeddings();
        double previous = Double.POSITIVE_INFINITY;
        for (double tolerance : new double[] {1e-4, 1e-7, 1e-10}) {
            double error = Deviation.relative(
                    Gauge.ROTATION,
                    Fixtures.run(flow(tolerance), problem).last().embeddings(),
                    exact);
            // The local errors of some tens of steps add up, and the growth amplifies them by a factor of some tens.
            assertThat(error).isLessThan(1e3 * tolerance).isLessThan(previous / 10);
            previous = error;
        }
    }

    @Test
    void staysOnTheConstraintWhereTheLossIsNotRotationInvariant() {
        TrainingProblem problem = Fixtures.problem(
                Fixtures.regression(),
                new LinearEncoder(3),
                List.of(Fixtures.constraint("stiefel")),
                20,
                6,
                TimeGrid.linear(20, 40),
                3);
        Run run = Fixtures.run(flow(1e-6), problem);
        Manifold manifold = problem.constraints().get(0).on(6, 3, 1, ALGEBRA);
        assertThat(run.stop()).isInstanceOf(StopReason.Completed.class);
        for (Shown s : run.shown()) {
            // This is the bound that RepDyn guarantees; the tolerance of the integrator is a thousand times looser.
            assertThat(manifold.residual(s.weights().blocks().get(0))).isLessThan(1e-10);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"euclidean", "stiefel", "grassmann"})
    void descentConvergesToTheFlowAtFirstOrder(String constraint) {
        TrainingProblem problem = linear(constraint);
        R064Store limit = Fixtures.run(flow(1e-12), problem).lastWeights();
        ConvergenceSlope.assertOrder(
                1,
                0.0125,
                0.5,
                6,
                1e-9,
                rate -> Fixtures.distance(
                        Fixtures.run(new GradientDescent(rate, Retraction.GEODESIC), problem)
                                .lastWeights(),
                        limit));
    }

    @Test
    void namesTheTimeOfBlowUpAndTheErrorFallsWithTheTolerance() {
        double w = 0.7;
        double exact = 1 / (4 * w * w);
        for (double tolerance : new double[] {1e-4, 1e-6, 1e-8, 1e-10, 1e-12}) {
            Run run = Fixtures.run(flow(tolerance), scalar(w, 1));
            assertThat(run.stop()).isInstanceOf(StopReason.BlowUp.class);
            double error = Math.abs(((StopReason.BlowUp) run.stop()).blowUpTime() - exact);
            // The run continues until t* is known to the tolerance; the errors of some tens of steps add up.
            assertThat(error).isLessThan(10 * tolerance);
            // The run keeps all states before t*: one at each grid time, every 0.01, and the last state.
            assertThat(run.shown().get(run.shown().size() - 2).time()).isEqualTo(0.51);
            assertThat(run.last().time()).isCloseTo(exact, within(10 * tolerance));
            assertThat(run.stop().time()).isEqualTo(run.last().time());
        }
    }

    @Test
    void aRandomNetworkWithAQuadraticLossBlowsUp() {
        TrainingProblem problem = Fixtures.problem(
                Fixtures.quadratic(2),
                new TwoLayerEncoder(2, 8, HiddenActivation.RELU),
                List.of(Fixtures.constraint("euclidean"), Fixtures.constraint("euclidean")),
                6,
                4,
                TimeGrid.linear(1000, 10),
                5);
        assertThat(Fixtures.run(flow(1e-8), problem).stop()).isInstanceOf(StopReason.BlowUp.class);
    }

    @Test
    void exponentialGrowthIsDivergenceAndNoBlowUp() {
        TrainingProblem problem = Fixtures.problem(
                Fixtures.quadratic(2),
                new LinearEncoder(2),
                List.of(Fixtures.constraint("euclidean")),
                20,
                4,
                TimeGrid.linear(1e4, 10),
                5);
        Run run = Fixtures.run(flow(1e-8), problem);
        assertThat(run.stop()).isInstanceOf(StopReason.Diverged.class);
        assertThat(run.stop().describe()).contains("growing like exp(");
        assertThat(run.shown()).isNotEmpty();
    }

    @Test
    void tooFewEvaluationsAreAStall() {
        StopReason stop = Fixtures.run(new GradientFlow(new GradientFlowOptions(1e-10, 1e-12, 50)), linear("grassmann"))
                .stop();
        assertThat(stop).isInstanceOf(StopReason.Stalled.class);
        assertThat(stop.describe()).contains("50 evaluations", "max-evaluations");
    }
}
