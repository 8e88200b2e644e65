package org.repdyn.dynamics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.repdyn.dynamics.Fixtures.ALGEBRA;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.Fixtures.Run;
import org.repdyn.dynamics.Fixtures.Shown;
import org.repdyn.dynamics.closedform.NaiveLinearFlow;
import org.repdyn.dynamics.encoder.HiddenActivation;
import org.repdyn.dynamics.encoder.TwoLayerEncoder;
import org.repdyn.dynamics.spi.Budget;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightField;
import org.repdyn.testsupport.ConvergenceSlope;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@Tag("slow")
class FlowMethodsTest {

    private static Run run(FlowMethod method, double tolerance, TrainingProblem problem) {
        return Fixtures.run(
                new GradientFlow(new GradientFlowOptions(tolerance, tolerance / 100, 1_000_000, method)), problem);
    }

    /**
     * Returns a regression problem for a tanh network with two constrained layers: it is nonlinear, on a product of
     * curved manifolds.
     */
    private static TrainingProblem curved(String first, String second, TimeGrid times) {
        TrainingProblem mild = Fixtures.problem(
                Fixtures.regression(),
                new TwoLayerEncoder(2, 5, HiddenActivation.TANH),
                List.of(Fixtures.constraint(first), Fixtures.constraint(second)),
                8,
                4,
                times,
                3);
        // The targets are so large that errors of order 5 are well above rounding.
        R064Store targets = mild.views().targets().orElseThrow().copy();
        for (int i = 0; i < targets.data.length; i++) {
            targets.data[i] *= 10;
        }
        return mild.on(new Views(mild.views().layout(), mild.views().matrix(), Optional.of(targets)));
    }

    private static double[] flat(Weights weights) {
        double[] flat = new double[weights.size()];
        weights.flatten(flat);
        return flat;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    static Stream<Arguments> orders() {
        Function<FlowField, Stepper> projected = ProjectedStepper::new;
        Function<FlowField, Stepper> implicit = RosenbrockStepper::new;
        return Stream.of("euclidean euclidean", "oblique stiefel", "sphere stiefel")
                .flatMap(c -> Stream.of(
                        Arguments.of("projected, " + c, projected, 5, c, 0.125),
                        Arguments.of("implicit, " + c, implicit, 3, c, 0.125)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void everyMethodHasItsOrderOnCurvedManifolds(
            String name, Function<FlowField, Stepper> method, int order, String constraints, double first) {
        double end = 1;
        String[] names = constraints.split(" ", -1);
        TrainingProblem problem = curved(names[0], names[1], TimeGrid.of(0, end));
        double[] limit = flat(run(FlowMethod.EXPLICIT, 1e-14, problem).last().weights());
        // Below this floor, rounding errors dominate: those of the reference solution, or, for the implicit method,
        // the larger ones of its difference quotients.
        double floor = order == 5 ? 2e-14 : 1e-11;
        ConvergenceSlope.assertOrder(order, first, 0.5, 7, floor, h -> {
            FlowField field = field(problem);
            Stepper stepper = method.apply(field);
            assertThat(stepper.order()).isEqualTo(order);
            double[] state = flat(problem.initial());
            double[] next = state.clone();
            double[] slope = state.clone();
            double[] error = state.clone();
            for (int i = 0; i < Math.round(end / h); i++) {
                field.computeDerivatives(0, state, slope);
                stepper.step(state, slope, h, next, error);
                System.arraycopy(next, 0, state, 0, state.length);
            }
            return distance(state, limit);
        });
    }

    static Stream<Arguments> pairs() {
        Function<FlowField, ExplicitPair> eighth = DormandPrince8::new;
        Function<FlowField, ExplicitPair> fifth = DormandPrince5::new;
        return Stream.of("euclidean euclidean", "oblique stiefel", "sphere stiefel")
                .flatMap(c -> Stream.of(Arguments.of(eighth, 8, c), Arguments.of(fifth, 5, c)));
    }

    /** Tests the explicit methods with fixed steps and the field extended off the constraint. */
    @ParameterizedTest(name = "{1}, {2}")
    @MethodSource("pairs")
    void theExplicitMethodsHaveTheirOrders(Function<FlowField, ExplicitPair> method, int order, String constraints) {
        double end = 2;
        String[] names = constraints.split(" ", -1);
        TrainingProblem problem = curved(names[0], names[1], TimeGrid.of(0, end));
        double[] limit = flat(run(FlowMethod.EXPLICIT, 1e-14, problem).last().weights());
        double first = order == 8 ? 1 : 0.25;
        double slope = ConvergenceSlope.measure(first, 0.5, 7, 2e-14, step -> {
            FlowField field = field(problem);
            ExplicitPair pair = method.apply(field);
            double[] from = flat(problem.initial());
            double[] to = from.clone();
            double[] slopeThere = from.clone();
            field.computeDerivatives(0, from, slopeThere);
            for (int i = 0; i < Math.round(end / step); i++) {
                pair.step(0, from, slopeThere, step, to);
                System.arraycopy(to, 0, from, 0, to.length);
                System.arraycopy(pair.slopeAtEnd(), 0, slopeThere, 0, to.length);
            }
            return distance(flat(field.nearest(to)), limit);
        });
        assertThat(method.apply(field(problem)).order()).isEqualTo(order);
        // At least: four halvings above rounding span seven decades, and the first of them are not yet asymptotic.
        assertThat(slope).isGreaterThan(order - ConvergenceSlope.SLOPE_TOLERANCE);
    }

    /** Tests the solution between the ends of a step, whose error has the order 7 or 4 of the interpolation and one more for a single step. */
    @ParameterizedTest(name = "{1}, {2}")
    @MethodSource("pairs")
    void theInterpolationHasItsOrder(Function<FlowField, ExplicitPair> method, int order, String constraints) {
        double share = 0.3;
        String[] names = constraints.split(" ", -1);
        double first = order == 8 ? 1 : 0.25;
        double slope = ConvergenceSlope.measure(first, 0.5, 7, 1e-14, step -> {
            TrainingProblem problem = curved(names[0], names[1], TimeGrid.of(0, share * step));
            double[] limit =
                    flat(run(FlowMethod.EXPLICIT, 1e-14, problem).last().weights());
            FlowField field = field(problem);
            ExplicitPair pair = method.apply(field);
            double[] from = flat(problem.initial());
            double[] slopeThere = from.clone();
            double[] to = from.clone();
            double[] between = from.clone();
            field.computeDerivatives(0, from, slopeThere);
            pair.step(0, from, slopeThere, step, to);
            pair.interpolate(0, from, to, step, share, between);
            assertThat(flat(field.nearest(between)))
                    .as("interpolation is not the state at an end of the step")
                    .isNotEqualTo(flat(field.nearest(to)));
            return distance(flat(field.nearest(between)), limit);
        });
        assertThat(slope).isGreaterThan(order - 2 * ConvergenceSlope.SLOPE_TOLERANCE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void theErrorEstimateFallsWithOneOrderMoreThanTheEmbeddedMethod(
            String name, Function<FlowField, Stepper> method, int order, String constraints, double first) {
        String[] names = constraints.split(" ", -1);
        TrainingProblem problem = curved(names[0], names[1], TimeGrid.of(0, 1));
        FlowField field = field(problem);
        Stepper stepper = method.apply(field);
        double[] state = flat(problem.initial());
        double[] slope = state.clone();
        field.computeDerivatives(0, state, slope);
        ConvergenceSlope.assertOrder(stepper.embeddedOrder() + 1, first / 2, 0.5, 9, 1e-14, h -> {
            double[] error = state.clone();
            stepper.step(state, slope, h, state.clone(), error);
            return distance(error, new double[error.length]);
        });
    }

    @ParameterizedTest
    @EnumSource(FlowMethod.class)
    void stepsAreAsShortAsTheToleranceAsksAndEndOnTheGrid(FlowMethod method) {
        TimeGrid times = TimeGrid.logarithmic(1e-4, 3, 12);
        TrainingProblem problem = curved("oblique", "stiefel", times);
        Run reference = run(FlowMethod.EXPLICIT, 1e-13, problem);
        double previous = Double.POSITIVE_INFINITY;
        for (double tolerance : new double[] {1e-3, 1e-5, 1e-7}) {
            Run run = run(method, tolerance, problem);
            assertThat(run.stop()).isInstanceOf(StopReason.Completed.class);
            assertThat(run.shown()).extracting(Shown::time).containsExactly(box(times.toArray()));
            double worst = 0;
            for (int i = 0; i < times.size(); i++) {
                Weights w = run.shown().get(i).weights();
                worst = Math.max(
                        worst, distance(flat(w), flat(reference.shown().get(i).weights())));
                assertThat(problem.weightField().manifold().residual(w)).isLessThan(Tolerances.rounding(8, 1, 1));
            }
            // The norm of the weights is 6; local errors of some tens of steps add up. The error falls with the
            // tolerance, unless it is far below it: a method of order 8 takes few steps here, for any tolerance.
            assertThat(worst).isLessThan(6 * 100 * tolerance).isLessThan(Math.max(previous / 5, tolerance));
            previous = worst;
        }
    }

    private static Double[] box(double[] values) {
        return Arrays.stream(values).boxed().toArray(Double[]::new);
    }

    /** Returns a stiff problem whose rates 2λ range from 0.2 to 2e6, as those of a kernel do. */
    private static TrainingProblem stiff(TimeGrid times) {
        double[] values = {0.1, 1, 30, 1e3, 4e4, 1e6};
        R064Store form = R064Store.FACTORY.make(6, 6);
        for (int i = 0; i < 6; i++) {
            form.set(i, i, values[i]);
        }
        return Fixtures.formProblem(form, RandomMatrices.gaussian(6, 2, 3), Fixtures.constraint("euclidean"), times);
    }

    @Test
    void stiffRatesStallTheExplicitMethodAndNotTheImplicitOne() {
        TimeGrid times = TimeGrid.logarithmic(1e-7, 10, 20);
        TrainingProblem problem = stiff(times);
        GradientFlowOptions budget = new GradientFlowOptions(1e-6, 1e-8, 30_000, FlowMethod.IMPLICIT);
        Run run = Fixtures.run(new GradientFlow(budget), problem);
        assertThat(run.stop()).isInstanceOf(StopReason.Completed.class);
        NaiveLinearFlow exact =
                new NaiveLinearFlow(form(problem), problem.initial().blocks().get(0), ALGEBRA);
        for (Shown s : run.shown()) {
            // The errors of at most some hundreds of steps add up, and none of them grows.
            assertThat(Fixtures.distance(
                            s.weights().blocks().get(0), exact.weights(s.time()).orElseThrow()))
                    .as("at %s", s.time())
                    .isLessThan(100 * 1e-6 * Math.exp(exact.logNorm(0)));
        }
        StopReason explicit = Fixtures.run(
                        new GradientFlow(new GradientFlowOptions(1e-6, 1e-8, 30_000, FlowMethod.EXPLICIT)), problem)
                .stop();
        assertThat(explicit).isInstanceOf(StopReason.Stalled.class);
        assertThat(explicit.describe()).contains("30000 evaluations", "use method: auto");
    }

    /** Returns the matrix C of a loss tr(WᵀCW) of one view with the identity as inputs: half the field at W = I, which is 2CW. */
    private static R064Store form(TrainingProblem problem) {
        int d = problem.views().dimension();
        R064Store field = R064Store.FACTORY.make(d, d);
        Embeddings identity =
                new Embeddings(problem.views().layout(), R064Store.FACTORY.makeEye(d, d), Optional.empty(), ALGEBRA);
        problem.field().field(identity, field);
        for (int i = 0; i < field.data.length; i++) {
            field.data[i] /= 2;
        }
        return field;
    }

    @ParameterizedTest
    @EnumSource(FlowMethod.class)
    void everyMethodNamesTheTimeOfBlowUp(FlowMethod method) {
        // u = w₂·w₁, L = −u², w₁ = w₂ = w: ẇ = 2w³ ceases to exist at 1/(4w₀²).
        double w = 0.7;
        R064Store form = R064Store.FACTORY.make(1, 1);
        form.set(0, 0, -1.0);
        R064Store start = R064Store.FACTORY.make(1, 1);
        start.set(0, 0, w);
        TrainingProblem problem = new TrainingProblem(
                Fixtures.form(form),
                new Views(new ViewLayout(1, 0, 0), R064Store.FACTORY.makeEye(1, 1), Optional.empty()),
                R064Store.FACTORY.make(0, 1),
                new TwoLayerEncoder(1, 1, HiddenActivation.LINEAR),
                List.of(Fixtures.constraint("euclidean"), Fixtures.constraint("euclidean")),
                new Weights(List.of(start, start.copy())),
                TimeGrid.linear(1, 10),
                ALGEBRA,
                new Seed(0));
        for (double tolerance : new double[] {1e-4, 1e-6}) {
            Run run = run(method, tolerance, problem);
            assertThat(run.stop()).isInstanceOf(StopReason.BlowUp.class);
            // The errors of about a hundred steps add up.
            assertThat(((StopReason.BlowUp) run.stop()).blowUpTime())
                    .isCloseTo(1 / (4 * w * w), within(100 * tolerance));
            // The last state lies between two grid times, as close to t* as the tolerance allows.
            assertThat(run.last().time())
                    .isLessThan(1 / (4 * w * w) * (1 + 100 * tolerance))
                    .isGreaterThan(1 / (4 * w * w) * (1 - 100 * tolerance));
            assertThat(run.shown().get(run.shown().size() - 2).time()).isEqualTo(0.5);
        }
    }

    private static GradientFlow until(
            FlowMethod method, Optional<Double> rank, Optional<Double> norm, Optional<Double> gradient) {
        return until(method, rank, norm, Optional.empty(), gradient);
    }

    private static GradientFlow until(
            FlowMethod method,
            Optional<Double> rank,
            Optional<Double> norm,
            Optional<Double> growth,
            Optional<Double> gradient) {
        return new GradientFlow(new GradientFlowOptions(
                Optional.of(1e-8),
                Optional.of(1e-10),
                1_000_000,
                method,
                new EventSettings(rank, norm, growth, gradient, Optional.empty(), Optional.empty())));
    }

    @ParameterizedTest
    @EnumSource(FlowMethod.class)
    void eventsAreDatedAndTheTrajectoryEndsThere(FlowMethod method) {
        R064Store form = R064Store.FACTORY.make(2, 2);
        form.set(0, 0, -0.5);
        form.set(1, 1, 0.5);
        R064Store start = R064Store.FACTORY.makeEye(2, 2);
        TrainingProblem problem =
                Fixtures.formProblem(form, start, Fixtures.constraint("euclidean"), TimeGrid.linear(10, 20));
        // W = diag(e^t, e^{−t}): ‖W‖² = 2 cosh 2t.
        Run norm = Fixtures.run(until(method, Optional.empty(), Optional.of(5.0), Optional.empty()), problem);
        assertReached(norm, Math.log(12.5 + Math.sqrt(12.5 * 12.5 - 1)) / 2, "norm of the weights above 5");
        // ‖W‖ = √2 at the start, so the event is in the first step, which counts.
        assertThat(Fixtures.work(
                                until(method, Optional.empty(), Optional.of(Math.sqrt(2) + 1e-9), Optional.empty()),
                                problem)
                        .steps())
                .isOne();
        // ‖U‖² = 2 cosh 2t too, and 2 at the start: three times the norm where cosh 2t = 9.
        Run growth = Fixtures.run(
                until(method, Optional.empty(), Optional.empty(), Optional.of(3.0), Optional.empty()), problem);
        assertReached(
                growth, Math.log(9 + Math.sqrt(80)) / 2, "norm of the embeddings above 3 times that at the start");
        // Singular values e^t and e^{−t}: p = 1/(1 + e^{−2t}), effective rank 1.5 where the entropy of (p, 1 − p) is
        // log 1.5.
        Run rank = Fixtures.run(until(method, Optional.of(1.5), Optional.empty(), Optional.empty()), problem);
        double low = 0;
        double high = 10;
        for (int i = 0; i < 100; i++) {
            double t = (low + high) / 2;
            double p = 1 / (1 + Math.exp(-2 * t));
            double entropy = -p * Math.log(p) - (1 - p) * Math.log1p(-p);
            if (entropy > Math.log(1.5)) {
                low = t;
            } else {
                high = t;
            }
        }
        assertReached(rank, low, "effective rank below 1.5");
        assertThat(rank.shown()).hasSize(1 + (int) (low / 0.5) + 1);
        assertThat(Fixtures.run(until(method, Optional.of(3.0), Optional.empty(), Optional.empty()), problem)
                        .stop())
                .isEqualTo(new StopReason.Reached(0, "effective rank below 3"));
    }

    @ParameterizedTest
    @EnumSource(FlowMethod.class)
    void stagnationIsAnEvent(FlowMethod method) {
        R064Store form = R064Store.FACTORY.make(1, 1);
        form.set(0, 0, 0.5);
        TrainingProblem problem = Fixtures.formProblem(
                form, R064Store.FACTORY.makeEye(1, 1), Fixtures.constraint("euclidean"), TimeGrid.linear(50, 5));
        // W = e^{−t}, gradient e^{−t}.
        Run run = Fixtures.run(until(method, Optional.empty(), Optional.empty(), Optional.of(1e-3)), problem);
        assertReached(run, Math.log(1e3), "gradient below 0.001, the run stagnates");
    }

    private static void assertReached(Run run, double time, String what) {
        assertThat(run.stop()).isInstanceOf(StopReason.Reached.class);
        StopReason.Reached reached = (StopReason.Reached) run.stop();
        // The tolerance is 1e-8 per step, and there are at most some hundreds of steps.
        assertThat(reached.time()).isCloseTo(time, within(1e-6));
        assertThat(reached.what()).isEqualTo(what);
        assertThat(run.last().time()).isEqualTo(reached.time());
        assertThat(reached.describe()).contains("stopped at t = ", what);
    }

    @Test
    void gmresSolvesAnUnsymmetricSystem() {
        int n = 90;
        R064Store a = RandomMatrices.gaussian(n, n, 1);
        for (int i = 0; i < n; i++) {
            a.set(i, i, a.doubleValue(i, i) + 40.0);
        }
        double[] b = RandomMatrices.gaussian(n, 1, 2).data;
        double[] x = new double[n];
        Gmres.Operator operator = (v, out) -> {
            for (int i = 0; i < n; i++) {
                out[i] = 0;
                for (int j = 0; j < n; j++) {
                    out[i] += a.doubleValue(i, j) * v[j];
                }
            }
        };
        double tolerance = 1e-12;
        assertThat(new Gmres(n).solve(operator, b, tolerance, x)).isLessThan(tolerance);
        double[] image = new double[n];
        operator.apply(x, image);
        assertThat(distance(image, b)).isLessThan(tolerance * distance(b, new double[n]));
    }

    @Test
    void gmresSaysWhenItFails() {
        // For a cyclic shift the residual stays constant in the first n − 1 iterations, so restarted GMRES stagnates.
        int n = 200;
        Gmres.Operator shift = (v, out) -> {
            System.arraycopy(v, 0, out, 1, n - 1);
            out[0] = v[n - 1];
        };
        double[] b = new double[n];
        b[0] = 1;
        assertThat(new Gmres(n).solve(shift, b, 1e-8, new double[n])).isEqualTo(1);
    }

    private static FlowField field(TrainingProblem problem) {
        WeightField gradient = problem.weightField();
        return new FlowField(gradient, gradient::gradient, Budget.NONE);
    }
}
