package org.repdyn.dynamics.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.trajectory.Work;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.Fixtures.Run;
import org.repdyn.dynamics.encoder.HiddenActivation;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.encoder.TwoLayerEncoder;
import org.repdyn.dynamics.flow.GradientFlow;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.dynamics.spi.FixedViews;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.ViewStream;
import org.repdyn.manifolds.spectral.Orthogonalisation;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.ConvergenceSlope;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@Tag("slow")
class DescentsTest {

    private static TrainingProblem linear(String constraint, TimeGrid times) {
        return Fixtures.problem(
                Fixtures.quadratic(3), new LinearEncoder(3), List.of(Fixtures.constraint(constraint)), 20, 6, times, 7);
    }

    private static TrainingProblem regression(int n) {
        return Fixtures.problem(
                Fixtures.regression(),
                new TwoLayerEncoder(2, 9, HiddenActivation.TANH),
                List.of(Fixtures.constraint("oblique"), Fixtures.constraint("stiefel")),
                n,
                4,
                TimeGrid.of(0, 1),
                3);
    }

    private static TrainingProblem with(TrainingProblem p, Optional<ViewStream> stream, Seed seed) {
        return new TrainingProblem(
                p.field(),
                p.views(),
                p.evaluation(),
                p.encoder(),
                p.constraints(),
                p.initial(),
                p.times(),
                p.algebra(),
                seed,
                stream,
                p.weightDecay());
    }

    private static double[] last(Run run) {
        Weights weights = run.last().weights();
        double[] flat = new double[weights.size()];
        weights.flatten(flat);
        return flat;
    }

    @ParameterizedTest
    @ValueSource(strings = {"euclidean", "stiefel", "grassmann", "oblique", "sphere"})
    void theHeavyBallConvergesToTheFlowAtFirstOrder(String constraint) {
        TrainingProblem problem = linear(constraint, TimeGrid.of(0, 0.5));
        R064Store limit = Fixtures.run(new GradientFlow(new GradientFlowOptions(1e-12, 1e-14, 1_000_000)), problem)
                .lastWeights();
        ConvergenceSlope.assertOrder(
                1,
                0.05 / 16,
                0.5,
                6,
                1e-9,
                time -> Fixtures.distance(
                        Fixtures.run(new Momentum(new MomentumOptions(time * 0.2, 0.8, Retraction.GEODESIC)), problem)
                                .lastWeights(),
                        limit));
    }

    @Test
    void withoutMomentumTheHeavyBallIsGradientDescent() {
        TrainingProblem problem = linear("grassmann", TimeGrid.of(0, 1));
        assertThat(last(Fixtures.run(new Momentum(new MomentumOptions(0.05, 0, Retraction.QR)), problem)))
                .isEqualTo(last(Fixtures.run(new GradientDescent(0.05, Retraction.QR), problem)));
    }

    @ParameterizedTest
    @EnumSource(names = {"GEODESIC", "QR", "POLAR"})
    void everyDescentStaysOnTheConstraints(Retraction step) {
        TrainingProblem problem = regression(12);
        for (Descent descent : List.of(
                new Momentum(new MomentumOptions(0.002, 0.9, step)),
                new Sgd(new SgdOptions(0.002, 4, 0.5, false, step)),
                new Adam(new AdamOptions(0.002, 0.9, 0.99, 1e-8, Optional.of(5), false, step)))) {
            Run run = Fixtures.run(descent, problem);
            // Each retraction makes the columns orthonormal again, so that roundings of steps do not add up.
            assertThat(problem.weightField().manifold().residual(run.last().weights()))
                    .isLessThan(Tolerances.rounding(12, 1, 1));
            assertThat(run.last().loss()).isLessThan(run.shown().get(0).loss());
        }
    }

    @Test
    void aBatchOfAllSamplesIsGradientDescentUpToTheOrderOfTheSum() {
        TrainingProblem problem = regression(12);
        double[] all = last(Fixtures.run(new GradientDescent(0.01, Retraction.POLAR), problem));
        double[] batch = last(Fixtures.run(new Sgd(new SgdOptions(0.01, 12, 0, false, Retraction.POLAR)), problem));
        // The runs have a hundred steps, and each step sums over 12 samples in a different order.
        assertThat(batch).containsExactly(all, within(1e-12));
        double[] ball = last(Fixtures.run(new Momentum(new MomentumOptions(0.01, 0.5, Retraction.POLAR)), problem));
        double[] batches = last(Fixtures.run(new Sgd(new SgdOptions(0.01, 12, 0.5, false, Retraction.POLAR)), problem));
        assertThat(batches).containsExactly(ball, within(1e-12));
    }

    @Test
    void anEpochTakesEachSampleOnceAndItsGradientsHaveTheMeanOfTheFullOne() {
        TrainingProblem problem = regression(12);
        List<Integer> seen = new ArrayList<>();
        FixedViews fixed = new FixedViews(problem.views());
        MiniBatches batches = new MiniBatches(problem, 4, recording(fixed, seen));
        Weights sum = problem.initial().zeros();
        Weights gradient = problem.initial().zeros();
        for (int step = 0; step < 3; step++) {
            batches.at(step).gradient(problem.initial(), gradient);
            for (int b = 0; b < 2; b++) {
                for (int i = 0; i < sum.blocks().get(b).data.length; i++) {
                    sum.blocks().get(b).data[i] += gradient.blocks().get(b).data[i] / 3;
                }
            }
        }
        assertThat(seen).hasSize(12).doesNotHaveDuplicates();
        problem.weightField().gradient(problem.initial(), gradient);
        for (int b = 0; b < 2; b++) {
            assertThat(sum.blocks().get(b).data)
                    .containsExactly(gradient.blocks().get(b).data, within(Tolerances.rounding(12, 1, 0.2)));
        }
        List<Integer> first = List.copyOf(seen);
        seen.clear();
        for (int step = 3; step < 6; step++) {
            batches.at(step);
        }
        assertThat(seen).hasSize(12).doesNotHaveDuplicates().isNotEqualTo(first);
    }

    private static ViewStream recording(ViewStream source, List<Integer> seen) {
        return new ViewStream() {
            @Override
            public int samples() {
                return source.samples();
            }

            @Override
            public Views batch(int[] samples, Seed seed) {
                Arrays.stream(samples).forEach(seen::add);
                return source.batch(samples, seed);
            }
        };
    }

    /** Returns the views of a source with added noise that depends on the seed. */
    private static ViewStream noisy(ViewStream source) {
        return new ViewStream() {
            @Override
            public int samples() {
                return source.samples();
            }

            @Override
            public Views batch(int[] samples, Seed seed) {
                Views views = source.batch(samples, seed);
                var normal = seed.gaussians();
                for (int i = 0; i < views.matrix().data.length; i++) {
                    views.matrix().data[i] += 0.1 * normal.sample();
                }
                return views;
            }
        };
    }

    @Test
    void freshViewsAreDrawnAtEveryStepAndASeedFixesThem() {
        TrainingProblem base = regression(12);
        Optional<ViewStream> stream = Optional.of(noisy(new FixedViews(base.views())));
        Sgd sgd = new Sgd(new SgdOptions(0.01, 4, 0.9, true, Retraction.POLAR));
        double[] once = last(Fixtures.run(sgd, with(base, stream, new Seed(1))));
        assertThat(last(Fixtures.run(sgd, with(base, stream, new Seed(1))))).isEqualTo(once);
        assertThat(last(Fixtures.run(sgd, with(base, stream, new Seed(2))))).isNotEqualTo(once);
        Sgd fixed = new Sgd(new SgdOptions(0.01, 4, 0.9, false, Retraction.POLAR));
        assertThat(last(Fixtures.run(fixed, with(base, stream, new Seed(1))))).isNotEqualTo(once);
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        TrainingProblem problem = regression(12);
        assertThat(new Sgd(new SgdOptions(0.01, 4, 0, true, Retraction.QR)).objection(problem))
                .hasValueSatisfying(o -> assertThat(o).contains("no source of fresh views", "fresh-views: false"));
        assertThat(new Sgd(new SgdOptions(0.01, 13, 0, false, Retraction.QR)).objection(problem))
                .hasValueSatisfying(o -> assertThat(o).contains("batch of 13", "12 training samples"));
        assertThat(new Adam(new AdamOptions(0.01, 0.9, 0.999, 1e-8, Optional.of(13), false, Retraction.QR))
                        .objection(problem))
                .isPresent();
    }

    @Test
    void eventsEndADescentAtTheStepThatMeetsThem() {
        R064Store form = R064Store.FACTORY.make(1, 1);
        form.set(0, 0, 0.5);
        TrainingProblem problem = Fixtures.formProblem(
                form, R064Store.FACTORY.makeEye(1, 1), Fixtures.constraint("euclidean"), TimeGrid.of(0, 1, 50));
        // W = 0.9^i, and so is the gradient: below 10⁻³ after 66 steps.
        Run run = Fixtures.run(untilGradientBelow(1e-3), problem);
        assertThat(run.stop()).isEqualTo(new StopReason.Reached(66 * 0.1, "gradient below 0.001, the run stagnates"));
        assertThat(run.shown()).hasSize(3);
        assertThat(run.lastWeights().data[0])
                .isCloseTo(Math.pow(0.9, 66), within(Tolerances.rounding(66, 1, Math.pow(0.9, 66))));
        assertThat(Fixtures.work(untilGradientBelow(1e-3), problem)).isEqualTo(new Work(66, 66, true));
    }

    @Test
    void anEventThatTheInitialWeightsMeetEndsADescentBeforeItsFirstStep() {
        TrainingProblem problem = Fixtures.formProblem(
                R064Store.FACTORY.makeEye(1, 1),
                R064Store.FACTORY.makeEye(1, 1),
                Fixtures.constraint("euclidean"),
                TimeGrid.of(0, 1));
        // The gradient of W² is 2 at W = 1.
        Run run = Fixtures.run(untilGradientBelow(3), problem);
        assertThat(run.stop()).isEqualTo(new StopReason.Reached(0, "gradient below 3, the run stagnates"));
        assertThat(run.shown()).hasSize(1);
        assertThat(Fixtures.work(untilGradientBelow(3), problem)).isEqualTo(new Work(0, 0, true));
    }

    @Test
    void aStartWithoutAFiniteLossIsNoDivergenceOfTheDescent() {
        R064Store huge = R064Store.FACTORY.column(new double[] {1e200});
        TrainingProblem problem = Fixtures.formProblem(
                R064Store.FACTORY.makeEye(1, 1), huge, Fixtures.constraint("euclidean"), TimeGrid.of(0, 1));
        Run run = Fixtures.run(untilGradientBelow(1e-3), problem);
        assertThat(run.stop()).isInstanceOf(StopReason.Failed.class);
        assertThat(run.shown()).isEmpty();
    }

    /** Tests a rate of 2 for L = W², which has W ← −3W: 3³¹⁵ = 10¹⁵⁰·³ is the first size whose square may not fit double precision. */
    @Test
    void aDivergenceShowsTheLastWeightsInRange() {
        TrainingProblem problem = Fixtures.formProblem(
                R064Store.FACTORY.makeEye(1, 1),
                R064Store.FACTORY.makeEye(1, 1),
                Fixtures.constraint("euclidean"),
                TimeGrid.of(0, 10_000));
        Run run = Fixtures.run(new GradientDescent(2, Retraction.QR), problem);
        assertThat(run.stop()).isInstanceOf(StopReason.Diverged.class);
        assertThat(run.stop().describe()).contains("after 315 steps, at t = 630");
        assertThat(run.last().time()).isEqualTo(2 * 314);
        // A rounding error in each of two operations of a step.
        assertThat(run.lastWeights().data[0] / Math.pow(3, 314)).isCloseTo(1, within(2 * 314 * Tolerances.EPSILON));
    }

    private static Dynamics untilGradientBelow(double size) {
        return new GradientDescent(new GradientDescentOptions(
                0.1,
                Retraction.QR.text(),
                new EventSettings(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(size),
                        Optional.empty(),
                        Optional.empty())));
    }

    /** Compares Adam with the pseudo-code of its paper for L = tr(WᵀCW), C = diag(1, 3), so that g = 2CW. */
    @Test
    void adamIsTheMethodOfItsPaper() {
        R064Store c = R064Store.FACTORY.make(2, 2);
        c.set(0, 0, 1.0);
        c.set(1, 1, 3.0);
        R064Store start = RandomMatrices.gaussian(2, 1, 3);
        Run run = Fixtures.run(
                new Adam(new AdamOptions(0.01, 0.9, 0.99, 1e-3, Optional.empty(), true, Retraction.GEODESIC)),
                Fixtures.formProblem(c, start, Fixtures.constraint("euclidean"), TimeGrid.of(0, 0.5)));
        for (int i = 0; i < 2; i++) {
            double w = start.data[i];
            double m = 0;
            double v = 0;
            for (int t = 1; t <= 50; t++) {
                double g = 2 * c.doubleValue(i, i) * w;
                m = 0.9 * m + 0.1 * g;
                v = 0.99 * v + 0.01 * g * g;
                w -= 0.01 * (m / (1 - Math.pow(0.9, t))) / (Math.sqrt(v / (1 - Math.pow(0.99, t))) + 1e-3);
            }
            assertThat(run.lastWeights().data[i]).isCloseTo(w, within(Tolerances.rounding(50, 1, 0.1)));
        }
    }

    @Test
    void adamOnTheGrassmannianFindsTheBottomSubspaceAndDoesNotKnowTheBasis() {
        R064Store c = RandomMatrices.symmetric(6, 4);
        R064Store start = RandomMatrices.orthonormal(6, 2, 5);
        R064Store turned = Fixtures.ALGEBRA.multiply(start, RandomMatrices.orthonormal(2, 2, 6));
        Adam adam = new Adam(new AdamOptions(0.01, 0.9, 0.999, 1e-8, Optional.empty(), true, Retraction.POLAR));
        TimeGrid times = TimeGrid.of(0, 1, 30);
        Run run = Fixtures.run(adam, Fixtures.formProblem(c, start, Fixtures.constraint("grassmann"), times));
        Run other = Fixtures.run(adam, Fixtures.formProblem(c, turned, Fixtures.constraint("grassmann"), times));
        double[] values = Fixtures.ALGEBRA.symmetricEigen(c).values();
        // 3,000 steps reach the minimum up to rounding.
        assertThat(run.last().loss()).isCloseTo(values[0] + values[1], within(Tolerances.rounding(36, 1, 5)));
        // A hundred steps are few enough that rounding errors have not grown along unstable directions.
        assertThat(other.shown().get(1).loss()).isCloseTo(run.shown().get(1).loss(), within(1e-11));
    }

    /** Point and vector of a descent on the unit sphere for L = wᵀCw, with C diagonal, in the formulas of the methods. */
    private static final class OnSphere {

        private final double[] c;
        private double[] w;
        private double[] moment;

        OnSphere(double[] c, double[] start) {
            this.c = c;
            this.w = start.clone();
            this.moment = new double[start.length];
        }

        private double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }

        /** Returns v − (v·w)w. */
        private double[] tangent(double[] v) {
            double along = dot(v, w);
            double[] result = new double[v.length];
            Arrays.setAll(result, i -> v[i] - along * w[i]);
            return result;
        }

        double[] gradient() {
            double[] euclidean = new double[w.length];
            Arrays.setAll(euclidean, i -> 2 * c[i] * w[i]);
            return tangent(euclidean);
        }

        /** Sets the moment to keep·M + add·g. */
        void learn(double keep, double add, double[] g) {
            for (int i = 0; i < g.length; i++) {
                moment[i] = keep * moment[i] + add * g[i];
            }
        }

        /** Moves along the great circle of factor·M, and projects M onto the tangent space there. */
        void move(double factor) {
            double length = Math.abs(factor) * Math.sqrt(dot(moment, moment));
            double[] next = new double[w.length];
            Arrays.setAll(next, i -> Math.cos(length) * w[i] + Math.sin(length) / length * factor * moment[i]);
            w = next;
            moment = tangent(moment);
        }
    }

    @Test
    void adamMuonAndTheHeavyBallOnASphereAreThoseOfTheirFormulas() {
        double[] eigenvalues = {1, 3, -2, 0.5};
        R064Store c = R064Store.FACTORY.make(4, 4);
        for (int i = 0; i < 4; i++) {
            c.set(i, i, eigenvalues[i]);
        }
        R064Store start = RandomMatrices.orthonormal(4, 1, 3);
        OnSphere adam = new OnSphere(eigenvalues, start.data);
        OnSphere ball = new OnSphere(eigenvalues, start.data);
        OnSphere muon = new OnSphere(eigenvalues, start.data);
        double square = 0;
        for (int t = 1; t <= 20; t++) {
            double[] g = adam.gradient();
            adam.learn(0.9, 0.1, g);
            // One number for the block: the mean of g² over the 3 dimensions of the sphere.
            square = 0.99 * square + 0.01 * adam.dot(g, g) / 3;
            adam.move(-0.05 / (1 - Math.pow(0.9, t)) / (Math.sqrt(square / (1 - Math.pow(0.99, t))) + 1e-3));
            ball.learn(0.8, -0.01, ball.gradient());
            ball.move(1);
            muon.learn(0.9, 1, muon.gradient());
            // The matrix sign of a column is the column divided by its length.
            muon.move(-0.05 / Math.sqrt(muon.dot(muon.moment, muon.moment)));
        }
        TrainingProblem problem = Fixtures.formProblem(c, start, Fixtures.constraint("stiefel"), TimeGrid.of(0, 1));
        Run byAdam = Fixtures.run(
                new Adam(new AdamOptions(0.05, 0.9, 0.99, 1e-3, Optional.empty(), true, Retraction.GEODESIC)), problem);
        Run byBall = Fixtures.run(new Momentum(new MomentumOptions(0.01, 0.8, Retraction.GEODESIC)), problem);
        Run byMuon =
                Fixtures.run(new Muon(new MuonOptions(0.05, 0.9, Orthogonalisation.SVD, Retraction.GEODESIC)), problem);
        // All make 20 steps to t = 1.
        double rounding = Tolerances.rounding(4 * 20, 1, 1);
        assertThat(byAdam.lastWeights().data).containsExactly(adam.w, within(rounding));
        assertThat(byBall.lastWeights().data).containsExactly(ball.w, within(rounding));
        assertThat(byMuon.lastWeights().data).containsExactly(muon.w, within(rounding));
    }
}
