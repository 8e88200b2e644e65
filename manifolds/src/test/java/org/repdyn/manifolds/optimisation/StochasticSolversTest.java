package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.orthogonality.GeneralisedStiefel;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.testsupport.RandomMatrices;

/** The first principal components of samples, −½·mean ‖Wᵀxᵢ‖², whose minimum is known from the eigenvalues of the covariance. */
@DisplayName("Stochastic solvers")
class StochasticSolversTest {

    private static final int SAMPLES = 200;
    private static final int DIMENSION = 6;
    private static final Manifold MANIFOLD = new Grassmann(DIMENSION, 2);
    private static final R064Store DATA = data();

    private static R064Store data() {
        R064Store data = RandomMatrices.gaussian(SAMPLES, DIMENSION, 4);
        for (int i = 0; i < SAMPLES; i++) {
            data.set(i, 0, 4 * data.doubleValue(i, 0));
            data.set(i, 1, 3 * data.doubleValue(i, 1));
        }
        return data;
    }

    private static double cost(R064Store w) {
        double sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
            for (int j = 0; j < w.getColDim(); j++) {
                double p = projection(w, i, j);
                sum -= p * p / 2 / SAMPLES;
            }
        }
        return sum;
    }

    private static double projection(R064Store w, int sample, int column) {
        double p = 0;
        for (int e = 0; e < DIMENSION; e++) {
            p += DATA.doubleValue(sample, e) * w.doubleValue(e, column);
        }
        return p;
    }

    private static void gradient(R064Store w, int[] batch, R064Store result) {
        Entries.scale(0, w, result);
        for (int i : batch) {
            for (int j = 0; j < w.getColDim(); j++) {
                double p = projection(w, i, j) / batch.length;
                for (int e = 0; e < DIMENSION; e++) {
                    result.add(e, j, -p * DATA.doubleValue(i, e));
                }
            }
        }
    }

    private static double optimum() {
        R064Store covariance = R064Store.FACTORY.copy(DATA.transpose().multiply(DATA));
        double[] values = KnownProblem.eigenvalues(covariance).data;
        return -(values[DIMENSION - 1] + values[DIMENSION - 2]) / 2 / SAMPLES;
    }

    static Stream<Solver> solvers() {
        return Stream.of(
                StochasticGradient.of(SAMPLES, StochasticSolversTest::gradient, 0.02)
                        .batchSize(10)
                        .decay(0.01),
                StochasticGradient.of(SAMPLES, StochasticSolversTest::gradient, 0.005)
                        .batchSize(10)
                        .momentum(0.9)
                        .decay(0.02),
                RiemannianAdam.of(SAMPLES, StochasticSolversTest::gradient, 0.05)
                        .batchSize(10)
                        .decay(0.02),
                RiemannianMuon.of(SAMPLES, StochasticSolversTest::gradient, 0.02)
                        .batchSize(10)
                        .momentum(0.9)
                        .decay(0.05));
    }

    private static OptimisationResult run(Solver solver) {
        return RiemannianProblem.on(MANIFOLD)
                .minimize(StochasticSolversTest::cost)
                .start(new Seed(8))
                .stopWhen(maxIterations(100))
                .solve(solver);
    }

    @ParameterizedTest
    @MethodSource("solvers")
    @DisplayName("come close to the minimum with a falling learning rate, on the manifold")
    void minimum(Solver solver) {
        OptimisationResult result = run(solver);
        // 2,000 steps whose rate falls to 1/20 and less: the variance left is about the rate times that of the
        // gradient, 1e-3.
        assertThat(result.cost()).isCloseTo(optimum(), Offset.offset(5e-3));
        assertThat(MANIFOLD.residual(result.point())).isLessThan(1e-13);
        assertThat(result.iterations()).isEqualTo(100);
        assertThat(result.evaluations().retractions()).isEqualTo(100 * SAMPLES / 10);
    }

    @Test
    @DisplayName("make steps of the length of their rate in Adam without memory of earlier gradients")
    void adamWithoutMemory() {
        double rate = 0.05;
        Solver adam = RiemannianAdam.of(SAMPLES, StochasticSolversTest::gradient, rate)
                .betas(0, 0)
                .batchSize(SAMPLES);
        R064Store before = RandomMatrices.gaussian(DIMENSION, 2, 3);
        for (int steps = 1; steps <= 3; steps++) {
            R064Store after = RiemannianProblem.on(new Euclidean(DIMENSION, 2))
                    .minimize(StochasticSolversTest::cost)
                    .start(RandomMatrices.gaussian(DIMENSION, 2, 3))
                    .stopWhen(maxIterations(steps))
                    .solve(adam)
                    .point();
            Entries.combine(1, after, -1, before, before);
            // The term ε of the denominator is 1e-8 of the largest gradient norm so far, which grows here.
            assertThat(Entries.norm(before)).isCloseTo(rate, Offset.offset(1e-7 * rate));
            before = after;
        }
    }

    @ParameterizedTest
    @MethodSource("solvers")
    @DisplayName("compute the same bits again")
    void repeatable(Solver solver) {
        assertThat(run(solver).point().data).isEqualTo(run(solver).point().data);
    }

    /** The mean of two gradients that cancel; the square of each overflows, so that Adam divides by infinity and multiplies by it. */
    @Test
    @DisplayName("end where the length of a step is not a number")
    void overflow() {
        OptimisationResult result = RiemannianProblem.on(new Euclidean(1, 1))
                .minimize(x -> 0.5 * x.data[0] * x.data[0])
                .gradient((x, g) -> g.data[0] = x.data[0])
                .start(R064Store.FACTORY.makeEye(1, 1))
                .stopWhen(maxIterations(3))
                .solve(RiemannianAdam.of(2, (x, terms, g) -> g.data[0] = terms[0] == 0 ? 1e200 : -1e200, 0.1));
        assertThat(result.iterations()).isEqualTo(3);
    }

    @Test
    @DisplayName("with a batch of all terms make the steps of steepest descent")
    void wholeBatch() {
        RiemannianProblem problem = RiemannianProblem.on(MANIFOLD)
                .minimize(StochasticSolversTest::cost)
                .gradient((w, g) -> gradient(w, Batches.all(SAMPLES), g))
                .stopWhen(maxIterations(5));
        OptimisationResult descent = problem.solve(SteepestDescent.defaults().lineSearch(FixedStep.of(0.05)));
        OptimisationResult stochastic =
                problem.solve(StochasticGradient.of(SAMPLES, StochasticSolversTest::gradient, 0.05)
                        .batchSize(SAMPLES));
        // The terms are added in another order.
        assertThat(stochastic.point().data).containsExactly(descent.point().data, Offset.offset(1e-12));
    }

    /** Returns the points of a run on the cost ½x² from x = 1. */
    private static double[] onParabola(Solver solver, int steps) {
        List<Double> points = new ArrayList<>();
        RiemannianProblem.on(new Euclidean(1, 1))
                .minimize(x -> x.data[0] * x.data[0] / 2)
                .gradient((x, g) -> Entries.copy(x, g))
                .start(R064Store.FACTORY.makeEye(1, 1))
                .observe(progress -> points.add(progress.point().data[0]))
                .stopWhen(maxIterations(steps))
                .solve(solver);
        return points.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Test
    @DisplayName("on a parabola make the steps of the published recurrences with their default constants")
    void recurrences() {
        int steps = 40;
        double rate = 0.1;
        double decay = 0.05;
        double[] descent = onParabola(
                StochasticGradient.of(1, (x, batch, g) -> Entries.copy(x, g), rate)
                        .momentum(0.7)
                        .decay(decay),
                steps);
        double[] adam = onParabola(RiemannianAdam.of(1, (x, batch, g) -> Entries.copy(x, g), rate), steps);
        double[] muon = onParabola(RiemannianMuon.of(1, (x, batch, g) -> Entries.copy(x, g), rate), steps);
        double m = 0;
        double first = 0;
        double second = 0;
        double largest = 0;
        double mean = 0;
        for (int k = 1; k <= steps; k++) {
            // The recurrences start from the points of the runs, so that roundings do not accumulate.
            m = 0.7 * m + descent[k - 1];
            assertThat(descent[k]).isCloseTo(descent[k - 1] - rate / (1 + decay * (k - 1)) * m, Offset.offset(1e-14));
            double g = adam[k - 1];
            first = 0.9 * first + 0.1 * g;
            second = 0.999 * second + 0.001 * g * g;
            largest = Math.max(largest, Math.abs(g));
            double root = Math.sqrt(second / (1 - Math.pow(0.999, k)));
            double step = rate * first / (1 - Math.pow(0.9, k)) / (root + 1e-8 * largest);
            // 1 − 0.999 has a rounding error of 1e-13 in units of itself.
            assertThat(adam[k]).isCloseTo(adam[k - 1] - step, Offset.offset(1e-13));
            // A 1 × 1 matrix of spectral norm 1 is a sign, which turns some steps after the minimum.
            mean = 0.95 * mean + muon[k - 1];
            assertThat(muon[k]).isCloseTo(muon[k - 1] - rate * Math.signum(mean), Offset.offset(1e-14));
        }
    }

    @Test
    @DisplayName("of Adam where gradients fall to zero at once divide by no number below 1e-8 of the largest one")
    void vanishing() {
        double[] call = {0};
        double[] points = onParabola(
                RiemannianAdam.of(1, (x, batch, g) -> g.data[0] = call[0]++ == 0 ? 1 : 1e-12, 0.1)
                        .betas(0, 0),
                2);
        // 0.1·1e-12/(1e-12 + 1e-8), where the step without the term would be 0.1; points are near 1.
        assertThat(points[1] - points[2]).isCloseTo(0.1 * 1e-12 / (1e-12 + 1e-8), Offset.offset(1e-15));
    }

    @Test
    @DisplayName("by Muon make steps whose spectral norm is the rate, and need a Frobenius-orthogonal projection")
    void muon() {
        double rate = 1e-4;
        // Brockett's cost changes under rotations of the columns, so that a step needs the dual ascent.
        KnownProblem brockett = KnownProblem.brockett(8, 3, 2);
        R064Store start = brockett.manifold().randomPoint(new Seed(2));
        RiemannianMuon solver =
                RiemannianMuon.of(1, (x, batch, g) -> brockett.gradient().gradient(x, g), rate);
        OptimisationResult result =
                brockett.problem().start(start).stopWhen(maxIterations(1)).solve(solver);
        double[] moved = LinearAlgebra.ojAlgo()
                .thinSvd(R064Store.FACTORY.copy(result.point().subtract(start)))
                .values();
        // The retraction bends away from its tangent by half the square of the step.
        assertThat(moved).containsExactly(new double[] {rate, rate, rate}, Offset.offset(rate * rate));
        assertThat(result.cost()).isLessThan(brockett.cost().value(start));
        Manifold other = new GeneralisedStiefel(KnownProblem.diagonal(1, 2, 3, 4), 2);
        assertThatThrownBy(() -> RiemannianProblem.on(other)
                        .minimize(x -> x.data[0])
                        .solve(RiemannianMuon.of(1, (x, batch, g) -> g.fillAll(1.0), rate)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("RiemannianMuon: the projection of the manifold is not orthogonal")
                .hasMessageEndingWith("use another solver");
    }

    @Test
    @DisplayName("end at the last good point when the gradient of a batch is NaN")
    void notFinite() {
        BatchGradient broken = (w, batch, g) -> {
            gradient(w, batch, g);
            if (cost(w) < optimum() / 2) {
                g.data[0] = Double.NaN;
            }
        };
        for (Solver solver : List.of(
                StochasticGradient.of(SAMPLES, broken, 0.02).batchSize(10),
                RiemannianAdam.of(SAMPLES, broken, 0.02).batchSize(10),
                RiemannianMuon.of(SAMPLES, broken, 0.02).batchSize(10))) {
            OptimisationResult result = RiemannianProblem.on(MANIFOLD)
                    .minimize(StochasticSolversTest::cost)
                    .gradient((w, g) -> gradient(w, Batches.all(SAMPLES), g))
                    .start(new Seed(8))
                    .stopWhen(maxIterations(100))
                    .solve(solver);
            assertThat(result.stop().cause()).isEqualTo(StopCause.NOT_FINITE);
            assertThat(result.point().data).doesNotContain(Double.NaN);
            assertThat(result.cost()).isFinite();
        }
    }

    @Test
    @DisplayName("refuse batches and rates that make no sense")
    void misuse() {
        StochasticGradient solver = StochasticGradient.of(SAMPLES, StochasticSolversTest::gradient, 0.1);
        assertThatThrownBy(() -> solver.batchSize(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a batch must have between 1 and all 200 terms, got 0");
        assertThatThrownBy(() -> solver.momentum(1)).hasMessage("momentum must lie in [0, 1), got 1");
        assertThatThrownBy(() -> RiemannianAdam.of(3, StochasticSolversTest::gradient, -1))
                .hasMessage("a learning rate must be positive, got -1");
    }

    @Test
    @DisplayName(
            "go on after an earlier run with the orders and rates of one run: with the same bits where no momentum is"
                    + " lost")
    void resumed() {
        RiemannianProblem problem = RiemannianProblem.on(MANIFOLD)
                .minimize(StochasticSolversTest::cost)
                .start(new Seed(1));
        // Batches of 48, 48, 48, 48 and 8 terms.
        StochasticGradient plain = StochasticGradient.of(SAMPLES, StochasticSolversTest::gradient, 0.02)
                .batchSize(48)
                .decay(0.05)
                .seed(new Seed(9));
        OptimisationResult whole = problem.stopWhen(maxIterations(7)).solve(plain);
        OptimisationResult first = problem.stopWhen(maxIterations(3)).solve(plain);
        RiemannianProblem again = problem.start(first.point()).stopWhen(maxIterations(4));
        assertThat(again.solve(plain.resumedAfter(3)).point().data).isEqualTo(whole.point().data);
        // Without it, the orders and the rates begin anew.
        assertThat(again.solve(plain).point().data).isNotEqualTo(whole.point().data);
        RiemannianAdam adam = RiemannianAdam.of(SAMPLES, StochasticSolversTest::gradient, 0.05)
                .batchSize(48)
                .resumedAfter(3);
        // The first steps of Adam have the length of the rate, as in a new run: its means start at zero, and are
        // corrected for that.
        assertThat(again.stopWhen(maxIterations(1))
                        .trace(TraceColumn.step())
                        .solve(adam)
                        .trace()
                        .column("step")[1])
                .isBetween(0.0, 5 * 0.05 * 1.001);
        assertThatThrownBy(() -> plain.resumedAfter(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number of epochs must be at least 0, got -1");
    }
}
