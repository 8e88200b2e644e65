package org.repdyn.ntk.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.core.views.Views;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.layers.Residual;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.ntk.spi.BaselineAssumption;
import org.repdyn.ntk.spi.BaselineProblem;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Assumptions of the kernel baselines")
class KernelAssumptionsTest {

    private static final TimeGrid TIMES = TimeGrid.of(0, 1);
    private final R064Store heldOut = RandomMatrices.gaussian(2, BaselineProblems.DIMENSION, 1);
    private final Baseline baseline = BuiltInBaselines.NTK.create(NtkOptions.defaults());

    @Test
    @DisplayName("are met by a sound problem")
    void soundProblem() {
        assertThat(violations(BaselineProblems.problem(new TripletLoss(true), 3, TIMES)))
                .isEmpty();
    }

    @Test
    @DisplayName("name both widths if the targets have another width than the embeddings")
    void targetsOfAnotherWidth() {
        BaselineProblem problem = BaselineProblems.problem(
                new NeedsTargets(), 4, TIMES, Optional.of(RandomMatrices.gaussian(4, 5, 1)), heldOut);
        assertThat(violations(problem))
                .contains("the targets have 5 columns, and the embeddings have 3; give the encoder 5 outputs");
        assertThat(baseline.run(problem, new RecordedRun(), RunControl.uncontrolled())
                        .stopped())
                .isInstanceOf(StopReason.Failed.class);
    }

    @Test
    @DisplayName("name missing targets")
    void missingTargets() {
        assertThat(violations(BaselineProblems.problem(new NeedsTargets(), 4, TIMES, Optional.empty(), heldOut)))
                .hasValueSatisfying(m -> assertThat(m).contains("needs a target for each sample"));
    }

    @Test
    @DisplayName("name missing negatives")
    void missingNegatives() {
        BaselineProblem problem = new BaselineProblem(
                new TripletLoss(true),
                new Views(
                        new ViewLayout(3, 1, 0),
                        RandomMatrices.gaussian(6, BaselineProblems.DIMENSION, 2),
                        Optional.empty()),
                heldOut,
                2,
                TIMES,
                BaselineProblems.ALGEBRA,
                new Seed(1));
        assertThat(violations(problem))
                .contains(
                        "the loss reads anchors with 1 positive and 1 negative each, but is given anchors with 1 positive"
                                + " each; use data with these views, or another loss");
    }

    @Test
    @DisplayName("name the place of an input that is not finite")
    void inputsThatAreNotFinite() {
        heldOut.set(1, 3, Double.POSITIVE_INFINITY);
        assertThat(violations(BaselineProblems.problem(new TripletLoss(true), 3, TIMES, Optional.empty(), heldOut)))
                .hasValueSatisfying(m -> assertThat(m).contains("Infinity in row 2, column 4"));
    }

    @Test
    @DisplayName("do not foresee a kernel that overflows; the run fails with the reason")
    void kernelThatOverflows() {
        Baseline wide = BuiltInBaselines.NTK.create(new NtkOptions(
                NtkActivation.RELU,
                9,
                1e30,
                Optional.empty(),
                TrainedLayers.NTK,
                ReadoutConstraint.NONE,
                1024,
                KernelClock.KERNEL,
                1e-8));
        Baseline.Result result = wide.run(
                BaselineProblems.problem(new TripletLoss(true), 3, TIMES),
                new RecordedRun(),
                RunControl.uncontrolled());
        assertThat(result.stopped().describe()).contains("leaves the range of double precision");
    }

    @Test
    @DisplayName("are met by an empty evaluation")
    void emptyEvaluation() {
        RecordedRun recorder = new RecordedRun();
        baseline.run(
                BaselineProblems.problem(
                        new TripletLoss(true),
                        3,
                        TIMES,
                        Optional.empty(),
                        R064Store.FACTORY.make(0, BaselineProblems.DIMENSION)),
                recorder,
                RunControl.uncontrolled());
        assertThat(recorder.lastEvaluation().getRowDim()).isZero();
        assertThat(recorder.times).hasSize(2);
    }

    @Test
    @DisplayName("are all checked: a problem that violates two gets both reasons")
    void allReasons() {
        heldOut.set(1, 3, Double.NaN);
        assertThat(violations(BaselineProblems.problem(new NeedsTargets(), 4, TIMES, Optional.empty(), heldOut)))
                .hasValueSatisfying(m -> assertThat(m)
                        .contains("needs a target for each sample")
                        .contains("; the evaluation inputs hold NaN in row 2, column 4"));
    }

    static Stream<Arguments> readouts() {
        return Stream.of(
                Arguments.of(List.of(dense(), relu()), "ends with relu, so that its outputs are not Gaussian"),
                Arguments.of(
                        List.of(dense(), relu(), new Layer.Dense(1, Optional.empty(), false)),
                        "the readout has trained: false"),
                Arguments.of(List.of(dense(), new Residual(List.of(relu(), dense()))), "ends with a residual block"));
    }

    @ParameterizedTest
    @MethodSource("readouts")
    @DisplayName("are violated by a readout whose tangent kernel is not the kernel of the dynamics")
    void readout(List<Layer> layers, String reason) {
        assertThat(ofReadout(new InfiniteNetwork(layers)))
                .hasValueSatisfying(m -> assertThat(m).contains(reason));
    }

    @Test
    @DisplayName("are violated by a trained readout in the standard parameterisation, whose kernel is not the NNGP")
    void standardReadout() {
        List<Layer> layers = List.of(new Layer.Dense(1, Optional.empty(), true, OptionalLong.of(64)), relu(), dense());
        assertThat(ofReadout(new InfiniteNetwork(layers, Parameterisation.STANDARD)))
                .hasValueSatisfying(m -> assertThat(m).contains("needs the ntk parameterisation"));
        assertThat(ofReadout(new InfiniteNetwork(layers))).isEmpty();
        // The kernel that it names instead: fan-in·K, against σ²K.
        List<Layer> frozen = List.of(new Layer.Dense(1, Optional.empty(), false, OptionalLong.of(64)), relu(), dense());
        R064Store x = RandomMatrices.gaussian(3, BaselineProblems.DIMENSION, 2);
        InfiniteNetwork standard = new InfiniteNetwork(frozen, Parameterisation.STANDARD);
        R064Store ntk = standard.ntk(x);
        R064Store nngp = standard.nngp(x);
        for (int i = 0; i < ntk.data.length; i++) {
            assertThat(ntk.data[i]).isCloseTo(64 * nngp.data[i], within(1e-14 * Math.abs(ntk.data[i])));
        }
    }

    private static Layer dense() {
        return Layer.dense(1);
    }

    private static Layer relu() {
        return Layer.activation(AbRelu.RELU);
    }

    /** Returns the violations of the baseline that trains the readout of a network alone. */
    private static Optional<String> ofReadout(InfiniteNetwork network) {
        NtkOptions options = new NtkOptions(
                NtkActivation.RELU,
                1,
                1,
                Optional.empty(),
                TrainedLayers.NNGP,
                ReadoutConstraint.NONE,
                1024,
                KernelClock.KERNEL,
                1e-8);
        return BaselineAssumption.violations(
                new NtkBaseline(options, network).assumptions(),
                BaselineProblems.problem(new TripletLoss(true), 3, TIMES));
    }

    private Optional<String> violations(BaselineProblem problem) {
        return BaselineAssumption.violations(baseline.assumptions(), problem);
    }

    private record NeedsTargets() implements EmbeddingField {
        @Override
        public ViewRequirements views() {
            return ViewRequirements.TARGETS;
        }

        @Override
        public void field(Embeddings embeddings, R064Store result) {
            throw new AssertionError("refused before");
        }
    }
}
