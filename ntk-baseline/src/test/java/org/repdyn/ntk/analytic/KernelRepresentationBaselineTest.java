package org.repdyn.ntk.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.losses.supervised.SquaredRegression;
import org.repdyn.ntk.closedform.KernelRepresentation;
import org.repdyn.ntk.closedform.Ridge;
import org.repdyn.ntk.closedform.SpectralContrastiveModes;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.ntk.spi.BaselineAssumption;
import org.repdyn.ntk.spi.BaselineProblem;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("The baseline kernel-representation")
class KernelRepresentationBaselineTest {

    private static final TimeGrid TIMES = TimeGrid.of(0, 0.5, 2);
    private static final int SAMPLES = 9;

    private final BaselineProblem problem = BaselineProblems.problem(new TripletLoss(false), SAMPLES, TIMES);

    private static Baseline baseline(RepresentationObjective objective) {
        return BuiltInBaselines.KERNEL_REPRESENTATION.create(KernelRepresentationOptions.of(objective, 1e-2));
    }

    private static RecordedRun run(RepresentationObjective objective, BaselineProblem problem) {
        RecordedRun recorder = new RecordedRun();
        Baseline baseline = baseline(objective);
        assertThat(BaselineAssumption.violations(baseline.assumptions(), problem))
                .isEmpty();
        assertThat(baseline.run(problem, recorder, RunControl.uncontrolled()).stopped())
                .isEqualTo(new StopReason.Completed(2));
        return recorder;
    }

    private static BaselineProblem with(BaselineProblem p, R064Store evaluation, long seed) {
        return new BaselineProblem(
                p.field(), p.views(), evaluation, p.outputs(), p.times(), p.algebra(), new Seed(seed));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("shows the same limit at each time, for any seed and any evaluation inputs")
    void anEndHasNoTime(RepresentationObjective objective) {
        RecordedRun one = run(objective, problem);
        assertThat(one.times).containsExactly(0.0, 0.5, 2.0);
        assertThat(one.embeddings.get(2).data).isEqualTo(one.embeddings.get(0).data);
        assertThat(one.embeddings.get(0).getRowDim())
                .isEqualTo(problem.views().layout().rows());
        RecordedRun otherSeed = run(objective, with(problem, problem.evaluation(), 99));
        assertThat(otherSeed.embeddings.get(0).data).isEqualTo(one.embeddings.get(0).data);
        RecordedRun otherEvaluation =
                run(objective, with(problem, RandomMatrices.gaussian(2, BaselineProblems.DIMENSION, 5), 4));
        // A product with more rows may add the terms of an entry in another order.
        assertThat(otherEvaluation.embeddings.get(0).data)
                .containsExactly(one.embeddings.get(0).data, within(Tolerances.rounding(20, 1, 3)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("gives an evaluated training view the embedding of that view")
    void evaluation(RepresentationObjective objective) {
        RecordedRun recorder = run(objective, with(problem, problem.views().matrix(), 4));
        assertThat(recorder.evaluations.get(0).data).isEqualTo(recorder.embeddings.get(0).data);
    }

    @Test
    @DisplayName("makes the coordinates of the pairs white and centred under vicreg")
    void white() {
        R064Store u = run(RepresentationObjective.VICREG, problem).embeddings.get(0);
        int n = 2 * SAMPLES;
        for (int a = 0; a < BaselineProblems.OUTPUTS; a++) {
            for (int b = 0; b < BaselineProblems.OUTPUTS; b++) {
                double sum = 0;
                double meanA = 0;
                double meanB = 0;
                for (int i = 0; i < n; i++) {
                    sum += u.doubleValue(i, a) * u.doubleValue(i, b) / n;
                    meanA += u.doubleValue(i, a) / n;
                    meanB += u.doubleValue(i, b) / n;
                }
                // The tolerance is the rounding of the decompositions at a ridge of 1e-2.
                assertThat(sum - meanA * meanB).isCloseTo(a == b ? 1 : 0, within(1e-9));
            }
        }
    }

    @Test
    @DisplayName("is a stationary point of the spectral loss with ridge; the best 2 of 3 outputs are those of k = 2")
    void spectralIsStationary() {
        R064Store x = RandomMatrices.gaussian(2 * SAMPLES, BaselineProblems.DIMENSION, 8);
        R064Store kernel = InfiniteNetwork.fullyConnected(AbRelu.RELU, 1, 1, Optional.empty())
                .ntk(x);
        Ridge ridge = Ridge.relativeToMeanTrace(1e-2);
        KernelRepresentation best = KernelRepresentation.spectral(kernel, ridge, 3, BaselineProblems.ALGEBRA);
        R064Store u = BaselineProblems.ALGEBRA.multiply(kernel, best.dualWeights());
        int n = 2 * SAMPLES;
        R064Store joint = R064Store.FACTORY.make(n, n);
        for (int i = 0; i < SAMPLES; i++) {
            joint.set(i, SAMPLES + i, 1.0 / n);
            joint.set(SAMPLES + i, i, 1.0 / n);
        }
        R064Store gradient = SpectralContrastiveModes.gradient(joint, u, BaselineProblems.ALGEBRA);
        double size = gradient.norm();
        assertThat(size).isPositive();
        for (int i = 0; i < gradient.data.length; i++) {
            gradient.data[i] += 2 * ridge.on(kernel) * best.dualWeights().data[i];
        }
        // The gradient with respect to α is K times this.
        assertThat(BaselineProblems.ALGEBRA.multiply(kernel, gradient).norm()).isLessThan(1e-9 * size * kernel.norm());
        KernelRepresentation fewer = KernelRepresentation.spectral(kernel, ridge, 2, BaselineProblems.ALGEBRA);
        assertThat(fewer.costs()[0]).isEqualTo(best.costs()[0]);
        assertThat(fewer.costs()[1]).isEqualTo(best.costs()[1]);
    }

    @Test
    @DisplayName("is zero under a ridge that outweighs the pairs")
    void heavyRidge() {
        R064Store kernel = InfiniteNetwork.fullyConnected(AbRelu.RELU, 1, 1, Optional.empty())
                .ntk(RandomMatrices.gaussian(2 * SAMPLES, BaselineProblems.DIMENSION, 8));
        KernelRepresentation none =
                KernelRepresentation.spectral(kernel, Ridge.relativeToMeanTrace(1e3), 2, BaselineProblems.ALGEBRA);
        assertThat(none.dualWeights().norm()).isZero();
    }

    @Test
    @DisplayName("can be cancelled between times and within the kernel")
    void cancelled() {
        RecordedRun recorder = new RecordedRun();
        RunControl afterOne = new RunControl() {
            @Override
            public boolean cancelled() {
                return !recorder.times.isEmpty();
            }

            @Override
            public void progress(double fraction) {
                assertThat(fraction).isBetween(0.0, 1.0);
            }
        };
        assertThat(baseline(RepresentationObjective.VICREG)
                        .run(problem, recorder, afterOne)
                        .stopped())
                .isEqualTo(new StopReason.Cancelled(0));
        assertThat(recorder.times).containsExactly(0.0);
    }

    @Test
    @DisplayName("refuses a loss without pairs, and more outputs than directions, in one line")
    void refuses() {
        BaselineProblem supervised = BaselineProblems.problem(
                new SquaredRegression(),
                SAMPLES,
                TIMES,
                Optional.of(RandomMatrices.gaussian(SAMPLES, BaselineProblems.OUTPUTS, 2)),
                RandomMatrices.gaussian(3, BaselineProblems.DIMENSION, 3));
        assertThat(BaselineAssumption.violations(
                        baseline(RepresentationObjective.VICREG).assumptions(), supervised))
                .hasValueSatisfying(
                        m -> assertThat(m).contains("learned from pairs").contains("use a loss of pairs of views"));
        BaselineProblem wide = new BaselineProblem(
                problem.field(),
                problem.views(),
                problem.evaluation(),
                100,
                problem.times(),
                problem.algebra(),
                problem.seed());
        assertThat(baseline(RepresentationObjective.VICREG)
                        .run(wide, new RecordedRun(), RunControl.uncontrolled())
                        .stopped()
                        .describe())
                .contains("the embedding dimension is 100");
    }
}
