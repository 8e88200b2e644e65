package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.Retraction;

@DisplayName("A line search")
class LineSearchTest {

    /** Problems, and first trials from far too short to far too long. */
    static Stream<Arguments> lines() {
        return KnownProblem.all()
                .flatMap(known -> DoubleStream.of(1e-6, 1e-2, 1, 1e3).mapToObj(first -> Arguments.of(known, first)));
    }

    private static LineFunction line(KnownProblem known, Retraction retraction) {
        return line(known, retraction, false);
    }

    private static LineFunction line(KnownProblem known, Retraction retraction, boolean transportByProjection) {
        return line(known, retraction, transportByProjection, known.manifold().randomPoint(new Seed(3)));
    }

    private static LineFunction line(
            KnownProblem known, Retraction retraction, boolean transportByProjection, R064Store point) {
        Objective objective = new Objective(
                known.manifold(),
                known.cost(),
                Optional.of(known.gradient()),
                Optional.empty(),
                Optional.empty(),
                NamedRetraction.of(known.manifold(), retraction),
                transportByProjection,
                point);
        Iterate from = new Iterate(point);
        Entries.copy(point, from.point);
        objective.evaluateCost(from);
        objective.evaluateGradient(from);
        R064Store direction = Entries.like(point);
        Entries.scale(-1, from.gradient, direction);
        return new LineFunction(objective, from, direction, -from.gradientNorm * from.gradientNorm, new Iterate(point));
    }

    @ParameterizedTest
    @MethodSource("lines")
    @DisplayName("of Armijo ends where the cost has fallen by its share")
    void armijo(KnownProblem known, double first) {
        LineFunction line = line(known, Retraction.POLAR);
        double t = Armijo.defaults().searcher().search(line, first);
        assertThat(t).isPositive();
        assertThat(line.value(t)).isLessThanOrEqualTo(line.from.cost + 1e-4 * t * line.slope);
    }

    @ParameterizedTest
    @MethodSource("lines")
    @DisplayName("of strong Wolfe ends where its conditions hold")
    void strongWolfe(KnownProblem known, double first) {
        for (Retraction retraction : new Retraction[] {Retraction.POLAR, Retraction.GEODESIC}) {
            LineFunction line = line(known, retraction);
            double t = StrongWolfe.of(1e-4, 0.1).searcher().search(line, first);
            assertThat(line.value(t)).isLessThanOrEqualTo(line.from.cost + 1e-4 * t * line.slope);
            assertThat(Math.abs(line.slope(t))).isLessThanOrEqualTo(0.1 * Math.abs(line.slope));
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    @DisplayName("of Hager and Zhang ends where the Wolfe conditions or the approximate ones hold")
    void hagerZhang(KnownProblem known, double first) {
        LineFunction line = line(known, Retraction.POLAR);
        double t = HagerZhang.defaults().searcher().search(line, first);
        double slope = line.slope(t);
        assertThat(slope).isGreaterThanOrEqualTo(0.9 * line.slope);
        boolean decrease = line.value(t) - line.from.cost <= 0.1 * t * line.slope;
        boolean approximate = slope <= -0.8 * line.slope
                && line.value(t) <= line.from.cost + LineFunction.ROUNDING * Math.abs(line.from.cost);
        assertThat(decrease || approximate).isTrue();
    }

    static Stream<KnownProblem> problems() {
        return KnownProblem.all();
    }

    @ParameterizedTest
    @MethodSource("problems")
    @DisplayName("of Hager and Zhang finds the minimum beside a constant of ten orders of magnitude")
    void largeConstant(KnownProblem known) {
        double constant = 1e10;
        for (Solver solver : List.of(
                SteepestDescent.defaults().lineSearch(HagerZhang.defaults()),
                ConjugateGradient.defaults().lineSearch(HagerZhang.defaults()),
                LimitedMemoryBfgs.defaults())) {
            OptimisationResult result = RiemannianProblem.on(known.manifold())
                    .minimize(x -> constant + known.cost().value(x))
                    .gradient(known.gradient())
                    .start(new Seed(11))
                    .stopWhen(StoppingCriterion.gradientBelow(1e-8).or(StoppingCriterion.maxIterations(1000)))
                    .solve(solver);
            assertThat(result.converged()).as(result.stop().text()).isTrue();
            // One rounding of the constant is 1.9e-6.
            assertThat(result.cost() - constant).isCloseTo(known.optimum(), Offset.offset(4e-6));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.4, 1", "0.6, 0.5", "0.9, 0.125"})
    @DisplayName("halves the step until the cost falls by the share that it is given")
    void share(double share, double step) {
        R064Store start = R064Store.FACTORY.make(3, 1);
        start.set(1, 0, 1);
        // f = ½‖x‖² falls by t − t²/2 in a step −t·x from ‖x‖ = 1, so by the share c of its slope if t ≤ 2(1 − c).
        R064Store end = RiemannianProblem.on(new Euclidean(3, 1))
                .minimize(x -> Entries.norm(x) * Entries.norm(x) / 2)
                .gradient(x -> x)
                .start(start)
                .stopWhen(StoppingCriterion.maxIterations(1))
                .solve(SteepestDescent.defaults().lineSearch(Armijo.defaults().decrease(share)))
                .point();
        assertThat(end.doubleValue(1, 0)).isEqualTo(1 - step);
    }

    static Stream<Arguments> retractions() {
        return KnownProblem.all()
                .flatMap(known -> known.manifold().retractions().stream().map(r -> Arguments.of(known, r)));
    }

    @ParameterizedTest
    @MethodSource("retractions")
    @DisplayName("has the derivative of the cost along the curve of each retraction")
    void slopes(KnownProblem known, Retraction retraction) {
        slopes(line(known, retraction));
        // How vectors are transported does not change the velocity of the curve.
        slopes(line(known, retraction, true));
    }

    private static void slopes(LineFunction line) {
        for (double t : new double[] {1e-3, 0.1, 0.4}) {
            double slope = line.slope(t);
            double h = 1e-3;
            double near = line.value(t + h) - line.value(t - h);
            double far = line.value(t + 2 * h) - line.value(t - 2 * h);
            // Fourth-order differences: truncation h⁴ times the fifth derivative, which grows with the speed of the
            // line.
            double scale = Math.abs(line.slope) * Math.max(1, Math.pow(line.speed, 4));
            assertThat(slope).isCloseTo((8 * near - far) / (12 * h), Offset.offset(1e-9 * scale + 1e-9));
        }
    }

    @Test
    @DisplayName("of a cost without a lower bound go far, and do not claim that no step lowers it")
    void unbounded() {
        RiemannianProblem problem = RiemannianProblem.on(new Euclidean(2, 1))
                .minimize(x -> -x.data[0] * x.data[0] - x.data[1])
                .gradient((x, g) -> {
                    g.data[0] = -2 * x.data[0];
                    g.data[1] = -1;
                })
                .start(R064Store.FACTORY.column(new double[] {0.1, 0}))
                .stopWhen(StoppingCriterion.costBelow(-1e12).or(StoppingCriterion.maxIterations(100)));
        for (LineSearch search : List.of(HagerZhang.defaults(), StrongWolfe.defaults())) {
            OptimisationResult result = problem.solve(SteepestDescent.defaults().lineSearch(search));
            assertThat(result.stop().cause()).isEqualTo(StopCause.COST_BELOW);
        }
    }

    /** Line searches, with few trials too. */
    static Stream<LineSearch> searches() {
        return Stream.of(
                Armijo.defaults(),
                Armijo.defaults().trials(0),
                Armijo.adaptive(),
                StrongWolfe.defaults(),
                HagerZhang.defaults());
    }

    @ParameterizedTest
    @MethodSource("searches")
    @DisplayName("finds a step along the negative gradient that is ten million times shorter than its first trial")
    void steepValley(LineSearch search) {
        // ½·10¹⁴·x² from x = 10⁻⁷: the first trial has length 1, and only steps below 2·10⁻⁷ lower the cost.
        RiemannianProblem problem = RiemannianProblem.on(new Euclidean(1, 1))
                .minimize(x -> 5e13 * x.data[0] * x.data[0])
                .gradient((R064Store x, R064Store g) -> g.data[0] = 1e14 * x.data[0])
                .start(R064Store.FACTORY.column(1e-7));
        for (Solver solver : List.of(
                SteepestDescent.defaults().lineSearch(search),
                ConjugateGradient.defaults().lineSearch(search),
                LimitedMemoryBfgs.defaults().lineSearch(search))) {
            OptimisationResult result = problem.solve(solver);
            assertThat(result.converged()).as(result.stop().text()).isTrue();
        }
    }

    @Test
    @DisplayName("that remembers a tiny step begins again along the negative gradient")
    void forgets() {
        LineSearch.Searcher searcher = StrongWolfe.defaults().searcher();
        LineFunction line = line(KnownProblem.all().findFirst().orElseThrow(), Retraction.POLAR);
        assertThat(searcher.search(line, 1e-300)).isZero();
        double t = searcher.searchDownhill(line);
        assertThat(line.falls(line.value(t))).isTrue();
    }

    @Test
    @DisplayName("of Armijo compares slopes where costs are equal to rounding, and ends at a small gradient")
    void equalCosts() {
        // x₁² + 2x₂² + 3x₃², whose cost near e₁ has the rounding 1e-16 and so the gradient 1e-8 at its last digit.
        double[] weights = {1, 2, 3};
        RiemannianProblem problem = RiemannianProblem.on(new Sphere(3, 1))
                .minimize(x -> x.data[0] * x.data[0] + 2 * x.data[1] * x.data[1] + 3 * x.data[2] * x.data[2])
                .gradient((R064Store x, R064Store g) -> {
                    for (int i = 0; i < 3; i++) {
                        g.data[i] = 2 * weights[i] * x.data[i];
                    }
                })
                .stopWhen(StoppingCriterion.gradientBelow(1e-11).or(StoppingCriterion.maxIterations(100)));
        for (int seed = 0; seed < 10; seed++) {
            OptimisationResult result = problem.start(new Seed(seed)).solve(ConjugateGradient.defaults());
            assertThat(result.converged())
                    .as("seed %s: %s, %s", seed, result.stop().text(), result.gradientNorm())
                    .isTrue();
        }
    }

    @Test
    @DisplayName("of Armijo first tries the step that the last one suggests, and forgets it on demand")
    void firstTrials() {
        // ½x² falls by t·x² − t²x²/2 along −t·x, so by half of t·x² exactly if t ≤ 1.
        List<Double> trials = new ArrayList<>();
        LineSearch.Searcher adaptive = Armijo.adaptive().searcher();
        // 1 is 1/speed; twice it after no halving; the same after one halving; twice it again.
        for (int i = 0; i < 4; i++) {
            adaptive.search(halfSquare(1, trials), 0);
        }
        assertThat(trials).containsExactly(1.0, 2.0, 1.0, 1.0, 2.0, 1.0);

        LineSearch.Searcher byDecrease = Armijo.defaults().searcher();
        byDecrease.search(halfSquare(1, trials), 0);
        trials.clear();
        byDecrease.search(halfSquare(0.5, trials), 0);
        // Twice the minimiser 2Δf/slope of the parabola through the last decrease: 2·2·(−0.375)/(−0.25) = 6.
        assertThat(trials).containsExactly(6.0, 3.0, 1.5);
        trials.clear();
        byDecrease.forget();
        byDecrease.search(halfSquare(0.5, trials), 0);
        assertThat(trials).containsExactly(2.0, 1.0);
    }

    /** Returns the line along the negative gradient of ½x², whose cost notes the steps t that are tried. */
    private static LineFunction halfSquare(double x, List<Double> trials) {
        R064Store point = R064Store.FACTORY.column(x);
        KnownProblem known = new KnownProblem(
                "half a square",
                new Euclidean(1, 1),
                y -> {
                    trials.add(1 - y.data[0] / x);
                    return y.data[0] * y.data[0] / 2;
                },
                (y, g) -> g.data[0] = y.data[0],
                (y, v, h) -> h.data[0] = v.data[0],
                0);
        LineFunction line = line(known, Retraction.GEODESIC, false, point);
        trials.remove(trials.size() - 1);
        return line;
    }
}
