package org.repdyn.dynamics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.repdyn.dynamics.Fixtures.ALGEBRA;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.trajectory.Work;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.spi.Budget;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightField;
import org.repdyn.integrators.SlidingSteps;
import org.repdyn.losses.spi.Loss;
import org.repdyn.testsupport.RandomMatrices;

class AutomaticFlowTest {

    /** A run with its states, its work and its notes. */
    private static final class Recorded implements TrajectoryObserver {

        private final List<Double> times = new ArrayList<>();
        private final List<R064Store> weights = new ArrayList<>();
        private final List<Double> noted = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private long evaluations;

        @Override
        public void observe(Snapshot s) {
            times.add(s.time());
            weights.add(s.weights().orElseThrow().blocks().get(0).copy());
        }

        @Override
        public void note(double time, String what) {
            noted.add(time);
            notes.add(what);
        }

        @Override
        public void worked(Work work) {
            evaluations = work.evaluations();
        }
    }

    private static Recorded record(Dynamics dynamics, TrainingProblem problem) {
        Recorded recorded = new Recorded();
        assertThat(dynamics.run(problem, recorded, RunControl.uncontrolled())).isInstanceOf(StopReason.Completed.class);
        return recorded;
    }

    private static GradientFlow defaults() {
        return new GradientFlow(new GradientFlowOptions(
                Optional.empty(), Optional.empty(), 1_000_000, FlowMethod.AUTO, EventSettings.NONE));
    }

    /** Weights that have decayed below the absolute tolerance are errors, which grow and fall in turns. */
    @Test
    void aFastDecayToZeroEnds() {
        R064Store form = R064Store.FACTORY.make(6, 6);
        for (int i = 0; i < 6; i++) {
            form.set(i, i, 5e7 - i);
        }
        Recorded run = record(
                defaults().forComparison(),
                Fixtures.formProblem(
                        form,
                        RandomMatrices.gaussian(6, 3, 3),
                        Fixtures.constraint("euclidean"),
                        TimeGrid.linear(2, 4)));
        // The explicit method needs 2·10⁸/6 steps.
        assertThat(run.evaluations).isLessThan(100_000);
        // e^{−10⁸·t} is zero, and the absolute tolerance is 10⁻¹².
        for (double w : run.weights.get(run.weights.size() - 1).data) {
            assertThat(w).isCloseTo(0, within(1e-11));
        }
    }

    /** Returns a problem with rates 2λ from 0.2 to 2e6, as those of a kernel. */
    private static TrainingProblem stiff() {
        double[] values = {0.1, 1, 30, 1e3, 4e4, 1e6};
        R064Store form = R064Store.FACTORY.make(6, 6);
        for (int i = 0; i < 6; i++) {
            form.set(i, i, values[i]);
        }
        return Fixtures.formProblem(
                form,
                RandomMatrices.gaussian(6, 2, 3),
                Fixtures.constraint("euclidean"),
                TimeGrid.logarithmic(1e-7, 10, 20));
    }

    @Test
    void stiffnessIsNoticedAndDoesNotLimitTheSteps() {
        TrainingProblem problem = stiff();
        Recorded run = record(defaults(), problem);
        // An explicit method needs t·2λ/6.1 steps of twelve evaluations, that is 4e7.
        assertThat(run.evaluations).isLessThan(6000);
        assertThat(run.noted).isEmpty();
        R064Store start = problem.initial().blocks().get(0);
        double[] rates = {0.2, 2, 60, 2e3, 8e4, 2e6};
        for (int j = 0; j < run.times.size(); j++) {
            for (int i = 0; i < start.data.length; i++) {
                double exact = start.data[i] * Math.exp(-rates[i % 6] * run.times.get(j));
                // The errors of at most some hundreds of steps add up, and none of them grows.
                assertThat(run.weights.get(j).data[i]).isCloseTo(exact, within(100 * 1e-6 * 2));
            }
        }
    }

    @Test
    void aComparisonIsMoreAccurate() {
        TrainingProblem problem = Fixtures.problem(
                Fixtures.quadratic(3),
                new LinearEncoder(2),
                List.of(Fixtures.constraint("euclidean")),
                10,
                3,
                TimeGrid.linear(1, 4),
                1);
        R064Store form = problem.initial().blocks().get(0).copy();
        Recorded figure = record(defaults(), problem);
        Recorded compared = record(defaults().forComparison(), problem);
        Recorded reference = record(
                new GradientFlow(new GradientFlowOptions(1e-13, 1e-15, 1_000_000, FlowMethod.EXPLICIT)), problem);
        double size = Fixtures.distance(last(reference), form) + 1;
        // 1e-10 per step for a comparison and 1e-6 for a figure, over at most some hundreds of steps.
        assertThat(Fixtures.distance(last(compared), last(reference))).isLessThan(1e-10 * 100 * size);
        assertThat(Fixtures.distance(last(figure), last(reference)))
                .isLessThan(1e-6 * 100 * size)
                .isGreaterThan(Fixtures.distance(last(compared), last(reference)));
        assertThat(figure.evaluations).isLessThan(compared.evaluations);
        // Options that set the tolerance are kept.
        GradientFlow set = new GradientFlow(new GradientFlowOptions(1e-5, 1e-7, 1_000_000));
        assertThat(record(set.forComparison(), problem).evaluations).isEqualTo(record(set, problem).evaluations);
    }

    private static FlowField fieldOf(TrainingProblem problem) {
        WeightField gradient = problem.weightField();
        return new FlowField(gradient, gradient::gradient, Budget.NONE);
    }

    private static R064Store last(Recorded run) {
        return run.weights.get(run.weights.size() - 1);
    }

    /**
     * The flow ẇ = −|w|⁴w has |w(t)|⁻⁴ = |w(0)|⁻⁴ + 4t. A stage of a long step has the fifth power of the digits of the one before, also after an
     * exponential growth of the weights.
     */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStepWhoseStagesOverflowIsShortened(boolean grown) {
        PlanarLoss loss = (u, v, gradient) -> {
            double square = u * u + v * v;
            gradient[0] = square * square * u;
            gradient[1] = square * square * v;
            return square * square * square / 6;
        };
        TrainingProblem problem = plane(loss, 3, 4, TimeGrid.linear(1, 1));
        FlowField field = fieldOf(problem);
        double[] state = new double[field.dimension()];
        problem.initial().flatten(state);
        Growth growth = new Growth(1e-6);
        growth.start(grown ? new double[] {3e-4, 4e-4} : state);
        for (double t = -9; grown && t <= 0; t++) {
            double[] earlier = {3 * Math.exp(t), 4 * Math.exp(t)};
            growth.observe(t, earlier, earlier);
        }
        assertThat(growth.large()).isEqualTo(grown);
        GradientFlowOptions options = new GradientFlowOptions(1e-8, 1e-6, 10_000);
        ExplicitSteps steps = new ExplicitSteps(field, options, growth, false, 0, state, 1e6);
        while (steps.end() < 1) {
            steps.advance(1);
        }
        double[] end = steps.stateAt(1);
        // The errors of some tens of steps add up.
        assertThat(Math.hypot(end[0], end[1])).isCloseTo(Math.pow(Math.pow(5, -4) + 4, -0.25), within(100 * 1e-6));
    }

    /** Tests ẇ = w up to a size of 10⁶, from which the gradient is not a number: no time beyond log 10⁶ is reached, and the message says why. */
    @Test
    void exponentialGrowthToAPlaceWhereTheGradientIsNotFiniteEndsThere() {
        PlanarLoss loss = (u, v, gradient) -> {
            gradient[0] = u < 1e6 ? -u : Double.NEGATIVE_INFINITY;
            gradient[1] = 0;
            return -0.5 * u * u;
        };
        Recorded run = new Recorded();
        StopReason end = defaults().run(plane(loss, 1, 0, TimeGrid.linear(20, 4)), run, RunControl.uncontrolled());
        assertThat(end).isInstanceOfSatisfying(StopReason.Failed.class, failed -> assertThat(failed.what())
                .contains("infinite at finite embeddings"));
    }

    /**
     * Tests the time of blow-up where a fast mode limits explicit steps: u̇ = u³ from 1 ends at t = ½, beside v̇ = −Kv with K = 10¹¹, for which an explicit
     * method needs 10⁶ evaluations from ‖W‖² = 10⁴ to the end.
     */
    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-6, 1e-8})
    void aFastModeDoesNotHideABlowUp(double tolerance) {
        PlanarLoss loss = (u, v, gradient) -> {
            gradient[0] = -u * u * u;
            gradient[1] = 1e11 * v;
            return -0.25 * u * u * u * u + 0.5e11 * v * v;
        };
        StopReason end = new GradientFlow(new GradientFlowOptions(tolerance, tolerance / 100, 20_000))
                .run(plane(loss, 1, 1, TimeGrid.linear(1, 4)), new Recorded(), RunControl.uncontrolled());
        // The errors of some hundreds of steps add up.
        assertThat(end).isInstanceOfSatisfying(StopReason.BlowUp.class, blowUp -> assertThat(blowUp.blowUpTime())
                .isCloseTo(0.5, within(100 * tolerance)));
    }

    /**
     * Tests a field that is not a gradient, whose weights wind outwards: u̇ = q(εu − v), v̇ = q(9u + εv), q = 9u² + v², has q̇ = 2εq² and blows up at t =
     * 1/(2εq(0)), while ‖W‖² swings between q/9 and q.
     */
    @Test
    void aBlowUpMayOscillate() {
        PlanarLoss field = (u, v, gradient) -> {
            double q = 9 * u * u + v * v;
            gradient[0] = -q * (0.2 * u - v);
            gradient[1] = -q * (9 * u + 0.2 * v);
            return 0;
        };
        StopReason end =
                defaults().run(plane(field, 1, 0, TimeGrid.linear(1, 4)), new Recorded(), RunControl.uncontrolled());
        // The errors of some hundreds of steps of tolerance 10⁻⁶ add up.
        assertThat(end).isInstanceOfSatisfying(StopReason.BlowUp.class, blowUp -> assertThat(blowUp.blowUpTime())
                .isCloseTo(1 / 3.6, within(1e-4)));
    }

    /**
     * Tests a flow whose accurate steps are short by turns because of a fast mode, v̇ = −K(v − u), and because of a jump: u̇ = 1 up to u = ½ and −K
     * beyond, so that both slide to ½. The accurate methods alone need more than twice the evaluations.
     */
    @Test
    void turnsOfTwoMethodsDoNotHideAJump() {
        double fast = 5e4;
        PlanarLoss field = (u, v, gradient) -> {
            gradient[0] = u > 0.5 ? fast : -1;
            gradient[1] = fast * (v - u);
            return 0;
        };
        Recorded run = record(
                new GradientFlow(new GradientFlowOptions(1e-4, 1e-6, 40_000)),
                plane(field, 0.3, 0.7, TimeGrid.linear(0.8, 4)));
        assertThat(run.notes).containsExactly(SlidingSteps.NOTICE);
        // No sliding step moves the state by more than 2 % of its size.
        R064Store end = run.weights.get(run.weights.size() - 1);
        assertThat(end.data[0]).isCloseTo(0.5, withinPercentage(2));
        assertThat(end.data[1]).isCloseTo(0.5, withinPercentage(2));
    }

    /**
     * Tests growth that ends: u̇ = u³ from ½ would blow up at t = 2, but from u = 200 on u̇ = −u/1000. What was left until then, 10⁻⁵, is no blow-up later, when
     * the tolerance times the time is longer.
     */
    @Test
    void growthThatHasEndedIsNoBlowUp() {
        double end = 2 - 0.5 / (200 * 200);
        PlanarLoss field = (u, v, gradient) -> {
            gradient[0] = v < 1e-3 * end ? -u * u * u : 1e-3 * u;
            gradient[1] = -1e-3;
            return 0;
        };
        StopReason reason = defaults()
                .run(plane(field, 0.5, 0, TimeGrid.linear(100, 4)), new Recorded(), RunControl.uncontrolled());
        assertThat(reason).isInstanceOf(StopReason.Completed.class);
    }

    /** Returns the problem of u̇ = u³ from 1, which would blow up at t = ½, up to u = 110, and of a constant speed back from there. */
    private static TrainingProblem growthUpToAJump(double back) {
        PlanarLoss field = (u, v, gradient) -> {
            gradient[0] = Math.abs(u) < 110 ? -u * u * u : Math.copySign(back, u);
            gradient[1] = 0;
            return 0;
        };
        return plane(field, 1, 0, TimeGrid.linear(0.75, 5));
    }

    /** Tests that the flow rests at the jump, also after ‖W‖² has grown by 10⁴, from where on a blow-up is expected. */
    @Test
    void superlinearGrowthUpToAJumpIsNoBlowUp() {
        Recorded run = record(new GradientFlow(new GradientFlowOptions(1e-6, 1e-8, 400_000)), growthUpToAJump(1e6));
        assertThat(run.notes).containsExactly(SlidingSteps.NOTICE);
        // No sliding step moves the state by more than 2 % of its size.
        assertThat(last(run).data[0]).isCloseTo(110, withinPercentage(2));
    }

    /**
     * Tests that methods that do not slide stall at the jump, 10⁻⁴ of the time passed before the blow-up that was expected. Their steps there, with an error
     * of 10⁻⁶, are 10⁻²⁰ long.
     */
    @ParameterizedTest
    @EnumSource(names = {"EXPLICIT", "PROJECTED"})
    void aStallAfterSuperlinearGrowthIsNoBlowUp(FlowMethod method) {
        StopReason end = new GradientFlow(new GradientFlowOptions(1e-6, 1e-8, 20_000, method))
                .run(growthUpToAJump(1e16), new Recorded(), RunControl.uncontrolled());
        assertThat(end).isInstanceOf(StopReason.Stalled.class);
    }

    /** Tests on the two slowest rates of a stiff problem that the error falls with the tolerance. */
    @Test
    void backwardDifferencesAreAsAccurateAsTheToleranceAsks() {
        double[] exponents = {3, 5, 7};
        double before = Double.POSITIVE_INFINITY;
        for (double exponent : exponents) {
            double tolerance = Math.pow(10, -exponent);
            TrainingProblem problem = stiff();
            FlowField field = fieldOf(problem);
            double[] state = new double[field.dimension()];
            problem.initial().flatten(state);
            double[] slope = state.clone();
            field.computeDerivatives(0, state, slope);
            BackwardDifferences formula =
                    new BackwardDifferences(field, tolerance / 100, tolerance, FieldErrors.NONE, 0, state, slope, 1e-9);
            while (formula.end() < 1) {
                assertThat(formula.advance(1, 1, 1e-15)).isTrue();
            }
            R064Store start = problem.initial().blocks().get(0);
            double worst = 0;
            for (double t : new double[] {formula.start(), 0.5 * (formula.start() + 1), 1}) {
                double[] y = formula.stateAt(t);
                worst = Math.max(worst, Math.abs(y[0] - start.data[0] * Math.exp(-0.2 * t)));
                worst = Math.max(worst, Math.abs(y[1] - start.data[1] * Math.exp(-2 * t)));
            }
            // The errors of some hundreds of steps add up; the error falls with the tolerance.
            assertThat(worst).isLessThan(200 * tolerance).isLessThan(before / 5);
            before = worst;
        }
    }

    /**
     * Returns the problem of L = J|x − z| + (x − 1)²/2 + (z + 1)², whose flow reaches x = z and then slides along it: there
     * ẋ = ż = (ẋ + ż)/2 = ½(1 − s − 2(s + 1)), so that s = −⅓ + (s₀ + ⅓)e^{−3t/2}.
     */
    private static TrainingProblem sliding(double x, double z, TimeGrid times) {
        double jump = 20;
        PlanarLoss loss = (u, v, gradient) -> {
            double side = u > v ? jump : -jump;
            gradient[0] = side + u - 1;
            gradient[1] = -side + 2 * (v + 1);
            return jump * Math.abs(u - v) + 0.5 * (u - 1) * (u - 1) + (v + 1) * (v + 1);
        };
        return plane(loss, x, z, times);
    }

    /** A loss of the two numbers of one embedding. */
    private interface PlanarLoss extends Loss {

        /** Returns the loss and overwrites the gradient. */
        double at(double u, double v, double[] gradient);

        @Override
        default double value(Embeddings e) {
            return valueAndGradient(e, e.matrix().copy());
        }

        @Override
        default double valueAndGradient(Embeddings e, R064Store gradient) {
            return at(e.matrix().data[0], e.matrix().data[1], gradient.data);
        }

        @Override
        default ViewRequirements views() {
            return new ViewRequirements(0, 0, false);
        }
    }

    /** Returns the problem of a loss of two numbers, the outputs of a linear encoder at the input 1. */
    private static TrainingProblem plane(PlanarLoss loss, double x, double z, TimeGrid times) {
        R064Store start = R064Store.FACTORY.make(1, 2);
        start.set(0, 0, x);
        start.set(0, 1, z);
        return new TrainingProblem(
                loss,
                new Views(new ViewLayout(1, 0, 0), R064Store.FACTORY.makeEye(1, 1), Optional.empty()),
                R064Store.FACTORY.make(0, 1),
                new LinearEncoder(2),
                List.of(Fixtures.constraint("euclidean")),
                new Weights(List.of(start)),
                times,
                ALGEBRA,
                new Seed(1));
    }

    @Test
    void theReasonOfAStallDoesNotAdviseTheMethodThatTheFlowHas() {
        // u̇ = eᵘ from 1 leaves every bound at t = 1/e, but u itself grows too slowly there for a blow-up to show.
        PlanarLoss loss = (u, v, gradient) -> {
            gradient[0] = -Math.exp(u);
            gradient[1] = 0;
            return -Math.exp(u);
        };
        StopReason stop =
                defaults().run(plane(loss, 1, 0, TimeGrid.linear(1, 3)), new Recorded(), RunControl.uncontrolled());
        assertThat(stop).isInstanceOf(StopReason.Stalled.class);
        assertThat(stop.describe()).contains("not smooth enough").doesNotContain("use method: auto");
    }

    /** u = e^{10t} sets in a motion of v at u = 1000 that is too fast for any step. */
    @Test
    void aStallOfWeightsThatGrowSaysSo() {
        PlanarLoss loss = (u, v, gradient) -> {
            gradient[0] = -10 * u;
            gradient[1] = u < 1000 ? 0 : 1e20 * v;
            return -5 * u * u + (u < 1000 ? 0 : 5e19 * v * v);
        };
        StopReason stop =
                defaults().run(plane(loss, 1, 0.5, TimeGrid.linear(1, 3)), new Recorded(), RunControl.uncontrolled());
        assertThat(stop).isInstanceOf(StopReason.Stalled.class);
        assertThat(stop.describe())
                .contains("the weights are 9e+02 times as large as at the start and grow like exp(10.0 t)")
                .contains("end earlier or constrain them");
    }

    /**
     * The flow slides along u = 1, where a jump of 10⁷ throws it further in a step of 10⁻³ than a step may move it; it needs steps of 10⁻⁸, with any tolerance.
     */
    @Test
    void aFlowThatSpendsItsBudgetAtJumpsIsNotAdvisedToLoosenTheTolerance() {
        PlanarLoss loss = (u, v, gradient) -> {
            gradient[0] = u < 1 ? 1 - 1e7 : 1;
            gradient[1] = v;
            return u + 1e7 * Math.max(0, 1 - u) + 0.5 * v * v;
        };
        GradientFlow flow = new GradientFlow(new GradientFlowOptions(
                Optional.empty(), Optional.empty(), 20_000, FlowMethod.AUTO, EventSettings.NONE));
        StopReason stop =
                flow.run(plane(loss, 1.5, 1, TimeGrid.linear(10, 3)), new Recorded(), RunControl.uncontrolled());
        assertThat(stop).isInstanceOf(StopReason.Stalled.class);
        assertThat(stop.describe())
                .contains("20000 evaluations of the field were not enough for the short steps along its jumps")
                .doesNotContain("relative-tolerance");
    }

    /**
     * On the Grassmannian the flow of tr WᵀCW is at the eigenvectors of the two smallest eigenvalues of C as soon as e^{−2t(λ₃−λ₂)} vanishes. With
     * rates of 10⁹ to 10¹⁷, those of data of size 10⁴ to 10⁸, rounding errors of the field are far above the tolerance of a comparison.
     */
    @ParameterizedTest
    @ValueSource(doubles = {1e9, 1e13, 1e17})
    void aSmoothFieldWithRoundingErrorsAboveTheToleranceIsNotTakenForOneThatJumps(double scale) {
        int d = 6;
        R064Store axes = RandomMatrices.gaussian(d, d, 5);
        Fixtures.constraint("stiefel").on(d, d, 1, ALGEBRA).nearest(axes.copy(), axes);
        R064Store form = R064Store.FACTORY.make(d, d);
        R064Store limit = R064Store.FACTORY.make(d, d);
        for (int k = 0; k < d; k++) {
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    double product = axes.doubleValue(i, k) * axes.doubleValue(j, k);
                    form.add(i, j, -scale / (k + 1) * product);
                    limit.add(i, j, k < 2 ? product : 0);
                }
            }
        }
        R064Store start = RandomMatrices.gaussian(d, 2, 3);
        Fixtures.constraint("grassmann").on(d, 2, 1, ALGEBRA).nearest(start.copy(), start);
        TrainingProblem problem =
                Fixtures.formProblem(form, start, Fixtures.constraint("grassmann"), TimeGrid.linear(5, 11));
        Recorded run = new Recorded();
        assertThat(defaults().forComparison().run(problem, run, RunControl.uncontrolled()))
                .isInstanceOf(StopReason.Completed.class);
        assertThat(run.notes).isNotEmpty().allMatch(what -> what.contains("rounding errors of the field"));
        R064Store w = last(run);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double projector =
                        w.doubleValue(i, 0) * w.doubleValue(j, 0) + w.doubleValue(i, 1) * w.doubleValue(j, 1);
                // A stiff direction returns to its limit up to a rounding error of the field divided by its rate.
                // That is 1e-15; a reserve of 1000.
                assertThat(projector).isCloseTo(limit.doubleValue(i, j), within(1e-12));
            }
        }
    }

    /**
     * L = K((p² + 1)² − 1)/4 + (s − 4)²/2 of p = 0.6u − 0.8v and s = 0.8u + 0.6v has p = 0 at once and s = 4 + (s₀ − 4)e^{−t}. A rounding error of
     * p is a slope of Kε, from 10⁻³ to 10³ here, while s grows at a rate of 1.
     */
    @ParameterizedTest
    @ValueSource(doubles = {1e13, 1e15, 1e17, 1e19})
    void rateOneIsFollowedBesideRoundingErrorsOfAFastDirection(double stiff) {
        PlanarLoss loss = (u, v, gradient) -> {
            double p = 0.6 * u - 0.8 * v;
            double slope = stiff * (p * p + 1) * p;
            double pull = 0.8 * u + 0.6 * v - 4;
            gradient[0] = 0.6 * slope + 0.8 * pull;
            gradient[1] = -0.8 * slope + 0.6 * pull;
            return stiff / 4 * p * p * (p * p + 2) + 0.5 * pull * pull;
        };
        Recorded run = record(defaults(), plane(loss, 1, 0.3, TimeGrid.linear(10, 5)));
        for (int i = 0; i < run.times.size(); i++) {
            double[] w = run.weights.get(i).data;
            double sum = 4 + (0.98 - 4) * Math.exp(-run.times.get(i));
            // The errors of at most some hundreds of steps add up.
            assertThat(0.8 * w[0] + 0.6 * w[1]).isCloseTo(sum, within(100 * 1e-6 * 4));
        }
        assertThat(run.notes).hasSize(1).allMatch(what -> what.contains("rounding errors of the field"));
    }

    /** Tests with a part of size 1 along the point of a sphere, as rounding errors have, that the state stays on the sphere. */
    @Test
    void aFieldWithAnErrorAcrossTheManifoldDoesNotLeadAwayFromIt() {
        R064Store start = RandomMatrices.gaussian(6, 1, 3);
        Fixtures.constraint("stiefel").on(6, 1, 1, ALGEBRA).nearest(start.copy(), start);
        R064Store form = R064Store.FACTORY.make(6, 6);
        for (int i = 0; i < 6; i++) {
            form.set(i, i, i);
        }
        WeightField exact = Fixtures.formProblem(form, start, Fixtures.constraint("stiefel"), TimeGrid.linear(20, 2))
                .weightField();
        PointField across = (w, result) -> {
            exact.gradient(w, result);
            double[] entries = result.blocks().get(0).data;
            for (int i = 0; i < entries.length; i++) {
                entries[i] -= w.blocks().get(0).data[i];
            }
        };
        FlowField field = new FlowField(exact, across, Budget.NONE);
        double[] state = start.data.clone();
        double[] slope = new double[6];
        field.computeDerivatives(0, state, slope);
        BackwardDifferences formula =
                new BackwardDifferences(field, 1e-8, 1e-6, FieldErrors.NONE.more(1), 0, state, slope, 1e-3);
        while (formula.end() < 20) {
            assertThat(formula.advance(20, Double.POSITIVE_INFINITY, 1e-12)).isTrue();
        }
        double[] end = formula.stateAt(20);
        // The minimum is the axis of the eigenvalue 0, up to e^{−2·20}; errors of some hundreds of steps add up.
        assertThat(Math.abs(end[0])).isCloseTo(1, within(100 * 1e-6));
        for (int i = 1; i < 6; i++) {
            assertThat(end[i]).isCloseTo(0, within(100 * 1e-6));
        }
    }

    @Test
    void aFlowThatSlidesAlongAKinkArrivesAndSaysSo() {
        TrainingProblem problem = sliding(1, 0.4, TimeGrid.linear(4, 8));
        Recorded run = record(defaults(), problem);
        // At most about 250·log(4/t₀) + 1000 shortest steps of ten stages, and some failed attempts of 1000
        // evaluations.
        assertThat(run.evaluations).isLessThan(60_000);
        assertThat(run.notes).hasSize(1).allMatch(what -> what.contains("jumps"));
        // x and z meet after 0.6/(2·20) = 0.015.
        assertThat(run.noted.get(0)).isBetween(0.014, 0.03);
        for (int j = 1; j < run.times.size(); j++) {
            double x = run.weights.get(j).data[0];
            double z = run.weights.get(j).data[1];
            double s = -1 / 3.0 + (0.7 + 1 / 3.0) * Math.exp(-1.5 * run.times.get(j));
            // Twice the jump times a step, which grows to about 0.04 here, divided by about half of the square of ten
            // stages.
            assertThat(x - z).isCloseTo(0, within(2 * 20 * 0.04 / 50));
            // Steps of order 1 that change the weights by 1e-3 in bends.
            assertThat(0.5 * (x + z)).isCloseTo(s, within(1e-2));
        }
    }

    /**
     * The loss (|x² − z²| − 6(x² + z²))/4 has a jump at x = z that grows with the weights. Its flow has x = e^{5t/2} and z = z(0)e^{7t/2} below, meets the jump
     * at t = −log z(0), here 4, when ‖W‖² has grown by e²⁰, and has x = z = √(z(0))·e^{3t} from there on.
     */
    @Test
    void aFlowThatSlidesAfterItHasGrownExponentiallyArrives() {
        PlanarLoss loss = (u, v, gradient) -> {
            double side = u > v ? 0.5 : -0.5;
            gradient[0] = (side - 3) * u;
            gradient[1] = (-side - 3) * v;
            return 0.5 * (side * (u * u - v * v) - 3 * (u * u + v * v));
        };
        Recorded run = record(defaults().forComparison(), plane(loss, 1, Math.exp(-4), TimeGrid.linear(6, 6)));
        assertThat(run.notes).hasSize(1).allMatch(what -> what.contains("jumps"));
        assertThat(run.noted.get(0)).isBetween(4.0, 4.1);
        double limit = Math.exp(-2 + 3 * 6);
        // A step of order 1 and length h is off by (3h)²/2, and there are 2/h steps of length 6/1000: 5.4 %.
        double error = 100 * 9 * 6e-3;
        assertThat(last(run).data[0]).isCloseTo(limit, withinPercentage(error));
        assertThat(last(run).data[1]).isCloseTo(limit, withinPercentage(error));
    }

    /** Tests the flow at a tight tolerance, at which all explicit steps are of order 8. */
    @Test
    void aSmoothFlowIsTheExplicitOneBitForBit() {
        double tolerance = 1e-10;
        TrainingProblem problem = Fixtures.problem(
                Fixtures.quadratic(3),
                new LinearEncoder(2),
                List.of(Fixtures.constraint("stiefel")),
                10,
                4,
                TimeGrid.linear(5, 9),
                1);
        Recorded auto =
                record(new GradientFlow(new GradientFlowOptions(tolerance, tolerance / 100, 1_000_000)), problem);
        Recorded explicit = record(
                new GradientFlow(new GradientFlowOptions(tolerance, tolerance / 100, 1_000_000, FlowMethod.EXPLICIT)),
                problem);
        assertThat(auto.evaluations).isEqualTo(explicit.evaluations);
        assertThat(last(auto).data).containsExactly(last(explicit).data);
    }

    /** Tests that order 8 takes over where the solution grows like an exponential, without a sharp turn. */
    @Test
    void aSmoothFlowAtALooseToleranceTakesFewerEvaluationsThanEitherOrderAlone() {
        R064Store form = R064Store.FACTORY.make(4, 4);
        for (int i = 0; i < 4; i++) {
            form.set(i, i, -0.25 * (i + 1));
        }
        double end = 20;
        TrainingProblem problem = Fixtures.formProblem(
                form, RandomMatrices.gaussian(4, 2, 3), Fixtures.constraint("euclidean"), TimeGrid.of(0, end));
        Recorded auto = record(defaults(), problem);
        Recorded projected =
                record(new GradientFlow(new GradientFlowOptions(1e-6, 1e-8, 1_000_000, FlowMethod.PROJECTED)), problem);
        // Without a constraint the projected method is order 5 alone.
        assertThat(auto.evaluations).isLessThan((long) (0.7 * projected.evaluations));
        R064Store start = problem.initial().blocks().get(0);
        for (int i = 0; i < start.data.length; i++) {
            double exact = start.data[i] * Math.exp(0.5 * (i % 4 + 1) * end);
            // Errors of about 1e-6 of each weight in some tens of steps.
            assertThat(last(auto).data[i]).isCloseTo(exact, within(1e-4 * Math.abs(exact)));
        }
    }

    /** Tests that times within a step cost evaluations only where order 8 interpolates. */
    @Test
    void interpolationCostsEvaluationsOnlyInStepsThatAreShown() {
        GradientFlow flow = new GradientFlow(new GradientFlowOptions(1e-10, 1e-12, 1_000_000, FlowMethod.EXPLICIT));
        long before = -1;
        for (int shown : new int[] {1, 2, 4}) {
            TrainingProblem problem = Fixtures.problem(
                    Fixtures.quadratic(3),
                    new LinearEncoder(2),
                    List.of(Fixtures.constraint("stiefel")),
                    10,
                    4,
                    TimeGrid.linear(5, shown + 1),
                    1);
            long evaluations = record(flow, problem).evaluations;
            if (before >= 0) {
                // Three for each of the times within the run, unless two share a step.
                assertThat(evaluations - before).isPositive().isLessThanOrEqualTo(3L * (shown - shown / 2));
            }
            before = evaluations;
        }
    }
}
