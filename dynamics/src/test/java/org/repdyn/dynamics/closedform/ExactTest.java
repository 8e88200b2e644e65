package org.repdyn.dynamics.closedform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.repdyn.dynamics.Fixtures.ALGEBRA;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.Fixtures.Run;
import org.repdyn.dynamics.SubspaceAngles;
import org.repdyn.dynamics.encoder.HiddenActivation;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.encoder.TwoLayerEncoder;
import org.repdyn.dynamics.flow.GradientFlow;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.QuadraticLoss;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

class ExactTest {

    private static final int D = 12;
    private static final int K = 4;
    private static final R064Store FORM = RandomMatrices.symmetric(D, 3);
    private static final R064Store START = RandomMatrices.orthonormal(D, K, 4);

    private static TrainingProblem problem(String constraint, TimeGrid times) {
        return Fixtures.problem(
                Fixtures.quadratic(3), new LinearEncoder(3), List.of(Fixtures.constraint(constraint)), 10, 6, times, 7);
    }

    @Test
    void constrainedFlowsCompose() {
        ConstrainedLinearFlow whole = new ConstrainedLinearFlow(FORM, START, 1, ALGEBRA);
        ConstrainedLinearFlow second = new ConstrainedLinearFlow(FORM, whole.weights(0.3), 1, ALGEBRA);
        assertThat(Fixtures.distance(Fixtures.projector(whole.weights(0.8)), Fixtures.projector(second.weights(0.5))))
                // The rounding errors of two decompositions grow by at most e^{2·spread·0.5} from t = 0.3 to t = 0.8.
                .isLessThan(1e-11);
    }

    @Test
    void naiveFlowsCompose() {
        NaiveLinearFlow whole = new NaiveLinearFlow(FORM, START, ALGEBRA);
        NaiveLinearFlow second = new NaiveLinearFlow(FORM, whole.weights(0.3).orElseThrow(), ALGEBRA);
        R064Store want = whole.weights(0.8).orElseThrow();
        assertThat(Fixtures.distance(want, second.weights(0.5).orElseThrow()))
                // The exponents are up to 10, and their rounding is a relative error of the exponentials.
                .isLessThan(Tolerances.rounding(D, 10, Math.exp(whole.logNorm(0.8))));
    }

    @Test
    void weightsAtSeveralTimesAreThoseAtEach() {
        NaiveLinearFlow naive = new NaiveLinearFlow(FORM, START, ALGEBRA);
        // At t = 1e6 the weights overflow; the later time that does not comes after it.
        double[] times = {0, 0.3, 1e6, 0.7};
        assertThat(naive.growthRate()).isPositive();
        assertThat(naive.weights(times))
                .extracting(w -> w.map(each -> Arrays.stream(each.data).boxed().toList()))
                .containsExactlyElementsOf(Arrays.stream(times)
                        .mapToObj(t -> naive.weights(t)
                                .map(each -> Arrays.stream(each.data).boxed().toList()))
                        .toList());
        assertThat(naive.weights(times).get(2)).isEmpty();
        ConstrainedLinearFlow constrained = new ConstrainedLinearFlow(FORM, START, 2, ALGEBRA);
        List<R064Store> frames = constrained.weights(times);
        assertThat(frames).hasSize(4);
        for (int i = 0; i < times.length; i++) {
            assertThat(frames.get(i).data).containsExactly(constrained.weights(times[i]).data);
        }
    }

    @Test
    void angleFallsAtTheRateOfTheoryAtLateTimes() {
        ConstrainedLinearFlow flow = new ConstrainedLinearFlow(FORM, START, 1, ALGEBRA);
        double rate = flow.angleRate().orElseThrow();
        double before = flow.logTanLargestAngle(50);
        for (double t : new double[] {100, 1e3, 1e4, 1e6}) {
            double fall = before - flow.logTanLargestAngle(t);
            // At t = 50 the faster modes have decayed to rounding.
            assertThat(fall / (rate * (t - 50))).as("at t = %s", t).isCloseTo(1, within(Tolerances.rounding(10, 1, 1)));
            R064Store w = flow.weights(t);
            assertThat(SubspaceAngles.largest(w, flow.limitBasis().orElseThrow(), Fixtures.ALGEBRA))
                    .isLessThan(Tolerances.rounding(D, 1, 1));
        }
    }

    @Test
    void angleIsThatOfTheWeights() {
        ConstrainedLinearFlow flow = new ConstrainedLinearFlow(FORM, START, 1, ALGEBRA);
        R064Store limit = flow.limitBasis().orElseThrow();
        for (double t : new double[] {0, 0.1, 1, 3}) {
            assertThat(SubspaceAngles.largest(flow.weights(t), limit, Fixtures.ALGEBRA))
                    .isCloseTo(flow.largestAngle(t), within(Tolerances.rounding(D, 1, 1)));
        }
    }

    @Test
    void equalEigenvaluesAtTheCutHaveAFlowButNoLimit() {
        R064Store form = R064Store.FACTORY.make(4, 4);
        double[] values = {-2, -1, -1, 3};
        for (int i = 0; i < 4; i++) {
            form.set(i, i, values[i]);
        }
        ConstrainedLinearFlow flow = new ConstrainedLinearFlow(form, RandomMatrices.orthonormal(4, 2, 1), 1, ALGEBRA);
        assertThat(flow.limitBasis()).isEmpty();
        assertThat(flow.loss(1e5)).isCloseTo(-3, within(Tolerances.rounding(4, 1, 3)));
    }

    @Test
    void columnsOfAnotherLengthFollowTheSameSubspace() {
        R064Store longer = START.copy();
        for (int i = 0; i < longer.data.length; i++) {
            longer.data[i] *= 5;
        }
        R064Store unit = new ConstrainedLinearFlow(FORM, START, 1, ALGEBRA).weights(0.4);
        R064Store scaled = new ConstrainedLinearFlow(FORM, longer, 5, ALGEBRA).weights(0.4);
        for (int i = 0; i < unit.data.length; i++) {
            assertThat(scaled.data[i]).isCloseTo(5 * unit.data[i], within(Tolerances.rounding(D, 1, 5)));
        }
    }

    @Test
    void stiefelGradientOfARotationInvariantLossIsThatOfTheGrassmannian() {
        R064Store euclidean = ALGEBRA.multiply(FORM, START);
        R064Store stiefel = START.copy();
        R064Store grassmann = START.copy();
        manifold("stiefel").gradient(START, euclidean, stiefel);
        manifold("grassmann").gradient(START, euclidean, grassmann);
        assertThat(Fixtures.distance(stiefel, grassmann)).isLessThan(Tolerances.rounding(D, 1, 1));
        TrainingProblem onFrames = problem("stiefel", TimeGrid.of(0, 1));
        TrainingProblem onSubspaces = problem("grassmann", TimeGrid.of(0, 1));
        GradientFlow flow = new GradientFlow(new GradientFlowOptions(1e-12, 1e-13, 1_000_000));
        assertThat(Fixtures.distance(
                        Fixtures.run(flow, onFrames).lastWeights(),
                        Fixtures.run(flow, onSubspaces).lastWeights()))
                // Both flows have an error of 1e-12 per step over some tens of steps.
                .isLessThan(1e-12 * 100);
    }

    private static Manifold manifold(String name) {
        return Fixtures.constraint(name).on(D, K, 1, ALGEBRA);
    }

    /**
     * Tests a late time, at which a run that formed e^{−2Ct}W₀ and orthonormalised it would lose rank and leave the
     * minimum of the loss.
     */
    @Test
    void keepsItsRankAtLateTimes() {
        Run run = Fixtures.run(new Exact(), problem("grassmann", TimeGrid.of(0, 1, 100, 1e4)));
        assertThat(run.stop()).isInstanceOf(StopReason.Completed.class);
        assertThat(manifoldOf(run).residual(run.lastWeights())).isLessThan(Tolerances.rounding(D, 1, 1));
        assertThat(run.last().loss()).isLessThanOrEqualTo(run.shown().get(2).loss() + Tolerances.rounding(D, 1, 3));
    }

    private static Manifold manifoldOf(Run run) {
        R064Store w = run.lastWeights();
        return Fixtures.constraint("grassmann").on(w.getRowDim(), w.getColDim(), 1, ALGEBRA);
    }

    @Test
    void divergesWithItsRateWithoutAConstraint() {
        Run run = Fixtures.run(new Exact(), problem("euclidean", TimeGrid.of(0, 1, 1e5)));
        assertThat(run.stop()).isInstanceOf(StopReason.Diverged.class);
        assertThat(run.stop().describe()).contains("growing like exp(");
        // The last state that fits double precision lies between the last two times of the grid.
        assertThat(run.shown()).hasSize(3);
        assertThat(run.last().time()).isGreaterThan(1).isEqualTo(run.stop().time());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void widthIndependentFormIsTheWeightSpaceFlow(int blocks) {
        for (int d : new int[] {5, 40}) {
            QuadraticLoss loss = Fixtures.quadratic(blocks);
            ViewLayout layout = loss.views().layout(6);
            R064Store x = RandomMatrices.gaussian(layout.rows(), d, 1);
            R064Store w = RandomMatrices.orthonormal(d, 3, 2);
            R064Store paired = x.copy();
            loss.pairing(layout).multiply(x, paired);
            R064Store c = ALGEBRA.multiplyLeftTransposed(x, paired);
            for (int i = 0; i < c.data.length; i++) {
                c.data[i] /= 2;
            }
            ConstrainedLinearFlow weights = new ConstrainedLinearFlow(c, w, 1, ALGEBRA);
            WidthIndependentFlow functions = new WidthIndependentFlow(
                    ALGEBRA.multiplyRightTransposed(x, x), loss.pairing(layout), ALGEBRA.multiply(x, w), ALGEBRA);
            for (double t : new double[] {0, 0.1, 1, 5}) {
                R064Store want = Fixtures.projector(ALGEBRA.multiply(x, weights.weights(t)));
                double size = Fixtures.distance(want, R064Store.FACTORY.make(want.getRowDim(), want.getColDim()));
                // Sums over up to 40 inputs; the Gram matrix has the square of the condition of the views, which is
                // below 10.
                double rounding = Tolerances.rounding(40, 100, size);
                assertThat(Fixtures.distance(want, functions.gram(t)))
                        .as("d = %s, t = %s", d, t)
                        .isLessThan(rounding);
                assertThat(functions.loss(t)).isCloseTo(weights.loss(t), within(rounding));
            }
        }
    }

    @Test
    void embeddingsOutOfReachOfTheGramMatrixAreRefused() {
        QuadraticLoss loss = Fixtures.quadratic(2);
        ViewLayout layout = loss.views().layout(4);
        R064Store x = RandomMatrices.gaussian(8, 3, 1);
        R064Store gram = ALGEBRA.multiplyRightTransposed(x, x);
        R064Store tooFar = ALGEBRA.multiply(x, RandomMatrices.orthonormal(3, 2, 1));
        for (int i = 0; i < tooFar.data.length; i++) {
            tooFar.data[i] *= 2;
        }
        assertThatThrownBy(() -> new WidthIndependentFlow(gram, loss.pairing(layout), tooFar, ALGEBRA))
                .hasMessageContaining("largest eigenvalue");
        assertThatThrownBy(() ->
                        new WidthIndependentFlow(gram, loss.pairing(layout), RandomMatrices.gaussian(8, 2, 5), ALGEBRA))
                .isInstanceOf(IllegalArgumentException.class);
        // In reach, with a part of 1e-6 outside the range, which has 3 dimensions.
        R064Store within = ALGEBRA.multiply(x, RandomMatrices.orthonormal(3, 2, 1));
        R064Store noise = RandomMatrices.gaussian(8, 2, 5);
        for (int i = 0; i < within.data.length; i++) {
            within.data[i] = 0.5 * within.data[i];
        }
        assertThatCode(() -> new WidthIndependentFlow(gram, loss.pairing(layout), within, ALGEBRA))
                .doesNotThrowAnyException();
        for (int i = 0; i < within.data.length; i++) {
            within.data[i] += 1e-6 * noise.data[i];
        }
        assertThatThrownBy(() -> new WidthIndependentFlow(gram, loss.pairing(layout), within, ALGEBRA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not in the range of the Gram matrix");
    }

    @Test
    void objectionsSayWhatToUseInstead() {
        TimeGrid times = TimeGrid.of(0, 1);
        Exact exact = new Exact();
        TrainingProblem regression = Fixtures.problem(
                Fixtures.regression(), new LinearEncoder(2), List.of(Fixtures.constraint("euclidean")), 5, 4, times, 1);
        assertThat(exact.objection(regression).orElseThrow())
                .contains("no prediction is known for this loss", "use gradient-flow");
        TrainingProblem network = Fixtures.problem(
                Fixtures.quadratic(2),
                new TwoLayerEncoder(2, 8, HiddenActivation.RELU),
                List.of(Fixtures.constraint("euclidean"), Fixtures.constraint("euclidean")),
                5,
                4,
                times,
                1);
        assertThat(exact.objection(network).orElseThrow()).contains("not linear", "use gradient-flow");
        assertThat(exact.objection(problem("frozen", times)).orElseThrow())
                .contains("constrained", "use gradient-flow");
        assertThat(exact.objection(problem("stiefel", times))).isEmpty();
    }

    /** Tests that the readout of a network with frozen hidden layers is followed as a linear model on features. */
    @ParameterizedTest
    @ValueSource(strings = {"euclidean", "stiefel", "grassmann"})
    void readoutOfAFrozenNetworkIsFollowed(String readout) {
        TrainingProblem problem = Fixtures.problem(
                Fixtures.quadratic(3),
                new TwoLayerEncoder(2, 8, HiddenActivation.RELU),
                List.of(Fixtures.constraint("frozen"), Fixtures.constraint(readout)),
                7,
                4,
                TimeGrid.of(0, 0.5, 1.5),
                3);
        Run exact = Fixtures.run(new Exact(), problem);
        Run flow = Fixtures.run(new GradientFlow(new GradientFlowOptions(1e-12, 1e-13, 1_000_000)), problem);
        assertThat(exact.stop()).isInstanceOf(StopReason.Completed.class);
        R064Store want = flow.last().embeddings();
        assertThat(Fixtures.distance(Fixtures.projector(exact.last().embeddings()), Fixtures.projector(want)))
                // The flow has an error of 1e-12 per step over some tens of steps; projectors are squares.
                .isLessThan(1e-9 * Math.max(1, Fixtures.distance(Fixtures.projector(want), zeros(want))));
        assertThat(exact.lastWeights().data)
                .as("the frozen layer")
                .containsExactly(problem.initial().blocks().get(0).data);
    }

    private static R064Store zeros(R064Store embeddings) {
        return R064Store.FACTORY.make(embeddings.getRowDim(), embeddings.getRowDim());
    }

    @Test
    void tooWideReadoutIsRefusedWithItsRows() {
        TrainingProblem problem = Fixtures.problem(
                Fixtures.quadratic(2),
                new TwoLayerEncoder(2, 1501, HiddenActivation.RELU),
                List.of(Fixtures.constraint("frozen"), Fixtures.constraint("stiefel")),
                5,
                4,
                TimeGrid.of(0, 1),
                1);
        assertThat(new Exact().objection(problem).orElseThrow()).contains("1501 rows", "at most 1500");
    }

    @Test
    void runWithAnObjectionFails() {
        Run run = Fixtures.run(new Exact(), problem("frozen", TimeGrid.of(0, 1)));
        assertThat(run.stop()).isInstanceOf(StopReason.Failed.class);
        assertThat(run.shown()).isEmpty();
    }
}
