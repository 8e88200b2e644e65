package org.repdyn.ntk.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.dynamics.InitialWeights;
import org.repdyn.dynamics.encoder.HiddenActivation;
import org.repdyn.dynamics.encoder.TwoLayerEncoder;
import org.repdyn.dynamics.flow.GradientFlow;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.supervised.SquaredRegression;
import org.repdyn.manifolds.flat.FlatConstraints;
import org.repdyn.manifolds.orthogonality.OrthogonalityConstraints;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.ntk.spi.BaselineAssumption;
import org.repdyn.ntk.spi.BaselineProblem;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("The baseline ntk with orthogonal columns of the readout")
class ConstrainedBaselineTest {

    private static Baseline baseline(TrainedLayers kernel, int width, KernelClock clock) {
        return BuiltInBaselines.NTK.create(new NtkOptions(
                NtkActivation.RELU, 1, 1, Optional.empty(), kernel, ReadoutConstraint.GRASSMANN, width, clock, 1e-9));
    }

    private static List<R064Store> run(Baseline baseline, BaselineProblem problem) {
        List<R064Store> shown = new ArrayList<>();
        Baseline.Result result = baseline.run(
                problem,
                s -> {
                    shown.add(s.embeddings().copy());
                    shown.add(s.evaluation().copy());
                },
                RunControl.uncontrolled());
        assertThat(result.stopped()).isInstanceOf(StopReason.Completed.class);
        return shown;
    }

    /** A rotation-invariant field of a quadratic loss that is not declared as a quadratic loss. */
    private record Disguised(TripletLoss loss) implements EmbeddingField, RotationInvariant {
        @Override
        public ViewRequirements views() {
            return loss.views();
        }

        @Override
        public void field(Embeddings embeddings, R064Store result) {
            loss.field(embeddings, result);
        }
    }

    @Test
    @DisplayName("has a closed form that agrees with the integration of any rotation-invariant field, also"
            + " at held-out points")
    void closedFormAndIntegration() {
        TripletLoss loss = new TripletLoss(true);
        TimeGrid times = TimeGrid.of(0, 1, 4, 12);
        for (KernelClock clock : KernelClock.values()) {
            for (TrainedLayers kernel : TrainedLayers.values()) {
                List<R064Store> exact = run(baseline(kernel, 200, clock), BaselineProblems.problem(loss, 8, times));
                List<R064Store> integrated =
                        run(baseline(kernel, 200, clock), BaselineProblems.problem(new Disguised(loss), 8, times));
                for (int i = 0; i < exact.size(); i++) {
                    double size = largest(exact.get(i));
                    // The tolerance is 1e-9 per step, for tens of steps of a growing solution.
                    close(exact.get(i), integrated.get(i), 1e-6 * size);
                }
                assertThat(largest(exact.get(6))).isGreaterThan(2 * largest(exact.get(0)));
            }
        }
    }

    @Test
    @DisplayName("follows the free flow for longer the wider the network is, and never grows beyond the width")
    void growsToTheWidth() {
        TripletLoss loss = new TripletLoss(true);
        BaselineProblem problem = BaselineProblems.problem(loss, 8, TimeGrid.of(0, 3));
        List<R064Store> free = run(
                BuiltInBaselines.NTK.create(NtkOptions.defaults()),
                BaselineProblems.problem(loss, 8, TimeGrid.of(0, 3)));
        double before = Double.POSITIVE_INFINITY;
        for (int width : new int[] {1_000, 10_000, 100_000}) {
            double deviation = 0;
            List<R064Store> constrained = run(baseline(TrainedLayers.NTK, width, KernelClock.KERNEL), problem);
            for (int i = 0; i < free.get(2).data.length; i++) {
                deviation = Math.max(deviation, Math.abs(free.get(2).data[i] - constrained.get(2).data[i]));
            }
            // The term UUᵀ/m is of first order in 1/m.
            if (before < Double.POSITIVE_INFINITY && width == 100_000) {
                assertThat(before / deviation).isBetween(8.0, 12.0);
            }
            before = deviation;
        }
    }

    @Test
    @DisplayName("a network of width 40 over frozen hidden neurons follows it with its own conjugate kernel")
    void aFiniteNetworkFollowsIt() {
        TripletLoss loss = new TripletLoss(true);
        BaselineProblem kernelProblem = BaselineProblems.problem(loss, 6, TimeGrid.of(0, 2, 6));
        int width = 40;
        TwoLayerEncoder encoder = new TwoLayerEncoder(3, width, HiddenActivation.RELU);
        List<Constraint> constraints = List.of(
                FlatConstraints.FROZEN.create(new NoOptions()),
                OrthogonalityConstraints.GRASSMANN.create(new NoOptions()));
        Weights initial = InitialWeights.draw(
                encoder, constraints, BaselineProblems.DIMENSION, new Seed(5), BaselineProblems.ALGEBRA);
        List<R064Store> simulated = new ArrayList<>();
        StopReason stopped = new GradientFlow(new GradientFlowOptions(1e-11, 1e-13, 1_000_000))
                .run(
                        new TrainingProblem(
                                loss,
                                kernelProblem.views(),
                                kernelProblem.evaluation(),
                                encoder,
                                constraints,
                                initial,
                                kernelProblem.times(),
                                BaselineProblems.ALGEBRA,
                                new Seed(1)),
                        s -> {
                            simulated.add(s.embeddings().copy());
                            simulated.add(s.evaluation().copy());
                        },
                        RunControl.uncontrolled());
        assertThat(stopped).isInstanceOf(StopReason.Completed.class);

        R064Store hidden =
                hidden(kernelProblem.views().matrix(), initial.blocks().get(0));
        R064Store heldOut = hidden(kernelProblem.evaluation(), initial.blocks().get(0));
        KernelSetting setting = new KernelSetting(
                kernelProblem,
                BaselineProblems.ALGEBRA.multiplyRightTransposed(hidden, hidden),
                BaselineProblems.ALGEBRA.multiplyRightTransposed(heldOut, hidden),
                new InitialFunction(simulated.get(0), simulated.get(1), 0));
        List<R064Store> predicted = new ArrayList<>();
        new ConstrainedFlow(setting, loss.pairing(kernelProblem.views().layout()), 1.0 / width)
                .run(
                        s -> {
                            predicted.add(s.embeddings().copy());
                            predicted.add(s.evaluation().copy());
                        },
                        RunControl.uncontrolled());
        for (int i = 0; i < predicted.size(); i++) {
            // The flow of the weights has an error of 1e-11 per step over some hundred steps; a Gram matrix doubles it.
            close(predicted.get(i), simulated.get(i), 1e-11 * 1_000 * largest(predicted.get(i)));
        }
    }

    private static R064Store hidden(R064Store x, R064Store w1) {
        R064Store h = BaselineProblems.ALGEBRA.multiplyRightTransposed(x, w1);
        double width = w1.getRowDim();
        for (int i = 0; i < h.data.length; i++) {
            h.data[i] = Math.max(0, h.data[i]) / Math.sqrt(x.getColDim() * width);
        }
        return h;
    }

    @Test
    @DisplayName(
            "refuses a loss that is not rotation-invariant, and a start out of reach of its width, with what to do")
    void refuses() {
        BaselineProblem regression = BaselineProblems.problem(
                new SquaredRegression(),
                4,
                TimeGrid.of(0, 1),
                Optional.of(R064Store.FACTORY.make(4, 3)),
                R064Store.FACTORY.make(0, BaselineProblems.DIMENSION));
        assertThat(BaselineAssumption.violations(
                        baseline(TrainedLayers.NTK, 100, KernelClock.KERNEL).assumptions(), regression))
                .hasValueSatisfying(
                        o -> assertThat(o).contains("differ by a rotation").contains("constraint: none"));
        TripletLoss loss = new TripletLoss(true);
        R064Store x = RandomMatrices.gaussian(12, 20, 1);
        KernelSetting far = BaselineProblems.setting(
                loss,
                BaselineProblems.ALGEBRA.multiplyRightTransposed(x, x),
                R064Store.FACTORY.make(0, 12),
                RandomMatrices.gaussian(12, 3, 2),
                R064Store.FACTORY.make(0, 3),
                loss.views().layout(4),
                TimeGrid.of(0, 5));
        Baseline.Result tooNarrow = new ConstrainedFlow(
                        far, loss.pairing(loss.views().layout(4)), 200)
                .run(s -> {}, RunControl.uncontrolled());
        assertThat(tooNarrow.stopped()).isInstanceOfSatisfying(StopReason.Failed.class, f -> assertThat(f.what())
                .contains("set a larger width"));
    }

    private static double largest(R064Store m) {
        double result = 0;
        for (double x : m.data) {
            result = Math.max(result, Math.abs(x));
        }
        return result;
    }

    private static void close(R064Store expected, R064Store actual, double tolerance) {
        for (int i = 0; i < expected.data.length; i++) {
            assertThat(actual.data[i]).isCloseTo(expected.data[i], within(tolerance));
        }
    }
}
