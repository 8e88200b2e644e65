package org.repdyn.ntk.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Loss;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.ntk.spi.BaselineProblem;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("The baseline ntk")
class NtkBaselineTest {

    private static final int SAMPLES = 8;

    @Test
    @DisplayName("collapses: σ₂/σ₁ falls at the difference of the two largest growth rates")
    void collapse() {
        for (NtkActivation activation : NtkActivation.values()) {
            TripletLoss loss = new TripletLoss(true);
            double[] rates = growthRates(activation, loss);
            double gap = rates[0] - rates[1];
            // At this time all other modes are e^−20 of the second mode.
            double late = 20 / Math.max(gap, rates[1] - rates[2]);
            double later = late + 4 / gap;
            RecordedRun recorder = new RecordedRun();
            Baseline.Result result = baseline(activation, KernelClock.KERNEL)
                    .run(
                            BaselineProblems.problem(loss, SAMPLES, TimeGrid.of(0, late, later)),
                            recorder,
                            RunControl.uncontrolled());
            double[] first =
                    BaselineProblems.ALGEBRA.thinSvd(recorder.embeddings.get(1)).values();
            double[] second =
                    BaselineProblems.ALGEBRA.thinSvd(recorder.embeddings.get(2)).values();
            double slope = (Math.log(second[1] / second[0]) - Math.log(first[1] / first[0])) / (later - late);
            double modesLeftBehind = 1e-3;
            assertThat(slope).isCloseTo(-gap, within(modesLeftBehind * gap));
            assertThat(result.notes().get("top-growth-rate"))
                    .isCloseTo(rates[0], within(Tolerances.rounding(100, 1, rates[0])));
            assertThat(result.notes().get("e-folds"))
                    .isCloseTo(rates[0] * later, within(Tolerances.rounding(100, 1, rates[0] * later)));
        }
    }

    @Test
    @DisplayName("effective rank falls towards 1 with the e-folds of the top mode")
    void effectiveRank() {
        TripletLoss loss = new TripletLoss(true);
        double rate = growthRates(NtkActivation.RELU, loss)[0];
        RecordedRun recorder = new RecordedRun();
        baseline(NtkActivation.RELU, KernelClock.KERNEL)
                .run(
                        BaselineProblems.problem(loss, SAMPLES, TimeGrid.of(0, 3 / rate, 10 / rate, 100 / rate)),
                        recorder,
                        RunControl.uncontrolled());
        double[] ranks = recorder.embeddings.stream()
                .mapToDouble(NtkBaselineTest::effectiveRank)
                .toArray();
        assertThat(ranks[0]).isGreaterThan(2.5);
        assertThat(ranks[1]).isLessThan(ranks[0]);
        assertThat(ranks[2]).isLessThan(ranks[1]);
        assertThat(ranks[3]).isBetween(1.0, 1.05);
        assertThat(effectiveRank(recorder.lastEvaluation()))
                .as("held-out points collapse too")
                .isBetween(1.0, 1.05);
    }

    @Test
    @DisplayName("integrates the flow of a quadratic loss to its closed form, within the tolerance")
    void integratedIsClosedForm() {
        TripletLoss loss = new TripletLoss(true);
        TimeGrid times = TimeGrid.linear(20, 4);
        RecordedRun exact = new RecordedRun();
        RecordedRun integrated = new RecordedRun();
        Baseline baseline = baseline(NtkActivation.RELU, KernelClock.KERNEL);
        baseline.run(BaselineProblems.problem(loss, SAMPLES, times), exact, RunControl.uncontrolled());
        Baseline.Result result = baseline.run(
                BaselineProblems.problem(new Disguised(loss), SAMPLES, times), integrated, RunControl.uncontrolled());
        assertThat(result.stopped()).isEqualTo(new StopReason.Completed(20));
        double toleranceOverSomeHundredSteps = 1e-8 * 100;
        close(exact.lastEmbeddings(), integrated.lastEmbeddings(), toleranceOverSomeHundredSteps);
        close(exact.lastEvaluation(), integrated.lastEvaluation(), toleranceOverSomeHundredSteps);
        assertThat(integrated.losses.get(0)).as("a field has no loss").isEmpty();
    }

    @Test
    @DisplayName("regression: f = Y + exp(−Kt/n)(f₀ − Y)")
    void regression() {
        R064Store targets = RandomMatrices.gaussian(SAMPLES, BaselineProblems.OUTPUTS, 31);
        BaselineProblem problem = BaselineProblems.problem(
                new SquaredError(),
                SAMPLES,
                TimeGrid.of(0, 25),
                Optional.of(targets),
                RandomMatrices.gaussian(2, BaselineProblems.DIMENSION, 8));
        RecordedRun recorder = new RecordedRun();
        baseline(NtkActivation.ERF, KernelClock.KERNEL).run(problem, recorder, RunControl.uncontrolled());
        R064Store kernel = InfiniteNetwork.fullyConnected(
                        org.repdyn.kernels.activations.Erf.STANDARD, 1, 1, Optional.empty())
                .ntk(problem.views().matrix());
        var eigen = BaselineProblems.ALGEBRA.symmetricEigen(kernel);
        R064Store error = recorder.embeddings.get(0).copy();
        for (int i = 0; i < error.data.length; i++) {
            error.data[i] -= targets.data[i];
        }
        R064Store coordinates = BaselineProblems.ALGEBRA.multiplyLeftTransposed(eigen.vectors(), error);
        for (int j = 0; j < BaselineProblems.OUTPUTS; j++) {
            for (int i = 0; i < SAMPLES; i++) {
                coordinates.set(i, j, coordinates.doubleValue(i, j) * Math.exp(-eigen.values()[i] * 25 / SAMPLES));
            }
        }
        R064Store expected = BaselineProblems.ALGEBRA.multiply(eigen.vectors(), coordinates);
        for (int i = 0; i < expected.data.length; i++) {
            expected.data[i] += targets.data[i];
        }
        double toleranceOverSomeHundredSteps = 1e-8 * 100;
        close(expected, recorder.lastEmbeddings(), toleranceOverSomeHundredSteps);
    }

    @Test
    @DisplayName("trace-matched time is kernel time times tr(X̂X̂ᵀ)/tr(K)")
    void clock() {
        TripletLoss loss = new TripletLoss(true);
        RecordedRun matched = new RecordedRun();
        Baseline.Result result = baseline(NtkActivation.RELU, KernelClock.TRACE_MATCHED)
                .run(BaselineProblems.problem(loss, SAMPLES, TimeGrid.of(0, 2)), matched, RunControl.uncontrolled());
        double scale = result.notes().get("kernel-scale");
        BaselineProblem problem = BaselineProblems.problem(loss, SAMPLES, TimeGrid.of(0, 2 * scale));
        RecordedRun raw = new RecordedRun();
        baseline(NtkActivation.RELU, KernelClock.KERNEL).run(problem, raw, RunControl.uncontrolled());
        close(raw.lastEmbeddings(), matched.lastEmbeddings(), Tolerances.rounding(100, 1, 1));
        // Θ(x, x) of ReLU is ‖x‖²/d, one half from each layer.
        assertThat(scale)
                .isCloseTo(BaselineProblems.DIMENSION, within(Tolerances.rounding(100, 1, BaselineProblems.DIMENSION)));
    }

    @Test
    @DisplayName("gives duplicate points one value; evaluation inputs do not change the training views")
    void duplicates() {
        TripletLoss loss = new TripletLoss(true);
        TimeGrid times = TimeGrid.of(0, 5);
        BaselineProblem plain = BaselineProblems.problem(loss, SAMPLES, times);
        R064Store views = plain.views().matrix();
        views.set(3, 0, views.doubleValue(2, 0));
        for (int l = 0; l < BaselineProblems.DIMENSION; l++) {
            views.set(3, l, views.doubleValue(2, l));
        }
        BaselineProblem same = new BaselineProblem(
                loss, plain.views(), views, BaselineProblems.OUTPUTS, times, plain.algebra(), plain.seed());
        RecordedRun one = new RecordedRun();
        RecordedRun other = new RecordedRun();
        baseline(NtkActivation.RELU, KernelClock.KERNEL).run(plain, one, RunControl.uncontrolled());
        baseline(NtkActivation.RELU, KernelClock.KERNEL).run(same, other, RunControl.uncontrolled());
        assertThat(one.embeddings.get(0).doubleValue(2, 0))
                .isEqualTo(one.embeddings.get(0).doubleValue(3, 0));
        assertThat(other.evaluations.get(0).data).containsExactly(other.embeddings.get(0).data);
        // The factor's leading block is that of the smaller problem; only the order of sums may differ.
        close(one.embeddings.get(0), other.embeddings.get(0), Tolerances.rounding(100, 1e5, 1));
        close(other.lastEvaluation(), other.lastEmbeddings(), Tolerances.rounding(100, 100, 1));
    }

    @Test
    @DisplayName("starts from a Gaussian function with the NNGP kernel")
    void initialCovariance() {
        BaselineProblem problem = BaselineProblems.problem(new TripletLoss(false), 2, TimeGrid.of(0, 1));
        InfiniteNetwork network = InfiniteNetwork.fullyConnected(AbRelu.RELU, 1, 1, Optional.empty());
        int draws = 40_000;
        R064Store start = InitialFunction.draw(
                        network.nngp(PointSet.of(problem.views().matrix(), problem.evaluation())
                                .distinct()),
                        PointSet.of(problem.views().matrix(), problem.evaluation()),
                        draws,
                        BaselineProblems.ALGEBRA,
                        problem.seed())
                .training();
        R064Store nngp = network.nngp(problem.views().matrix());
        R064Store empirical = BaselineProblems.ALGEBRA.multiplyRightTransposed(start, start);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double expected = nngp.doubleValue(i, j);
                double deviation = Math.sqrt(nngp.doubleValue(i, i) * nngp.doubleValue(j, j) + expected * expected);
                assertThat(empirical.doubleValue(i, j) / draws)
                        .isCloseTo(expected, within(Tolerances.monteCarlo(deviation, draws)));
            }
        }
    }

    @Test
    @DisplayName("names the time at which a flow blows up")
    void blowUp() {
        RecordedRun recorder = new RecordedRun();
        Baseline.Result result = baseline(NtkActivation.RELU, KernelClock.KERNEL)
                .run(
                        BaselineProblems.problem(EXPLOSIVE, 2, TimeGrid.linear(100, 1000)),
                        recorder,
                        RunControl.uncontrolled());
        assertThat(result.stopped()).isInstanceOfSatisfying(StopReason.BlowUp.class, b -> {
            assertThat(b.blowUpTime()).isBetween(b.time(), b.time() + 0.1);
            assertThat(recorder.times.get(recorder.times.size() - 1)).isEqualTo(b.time());
        });
    }

    @Test
    @DisplayName("names the loss as the reason if its field is infinite")
    void aFieldThatIsNotFiniteEndsTheRun() {
        EmbeddingField broken = FieldOfPairs.ofEntries(u -> Double.POSITIVE_INFINITY);
        Baseline.Result result = baseline(NtkActivation.RELU, KernelClock.KERNEL)
                .run(
                        BaselineProblems.problem(broken, 2, TimeGrid.of(0, 1)),
                        new RecordedRun(),
                        RunControl.uncontrolled());
        assertThat(result.stopped()).isInstanceOf(StopReason.Failed.class);
        assertThat(result.stopped().describe()).contains("the field of the loss is infinite at finite embeddings");
    }

    @Test
    @DisplayName("follows a decay ten million times faster than the end time")
    void stiff() {
        RecordedRun recorder = new RecordedRun();
        Baseline.Result result = baseline(NtkActivation.RELU, KernelClock.KERNEL)
                .run(BaselineProblems.problem(STIFF, 2, TimeGrid.of(0, 1)), recorder, RunControl.uncontrolled());
        assertThat(result.stopped()).isEqualTo(new StopReason.Completed(1));
        assertThat(result.notes().get("evaluations")).isLessThan(6_000);
        // The decay has the time scale 1e-7, and the switch comes after some tens of steps of that length.
        assertThat(result.notes().get("stiff-from")).isLessThan(1e-7 * 100);
        for (double x : recorder.lastEmbeddings().data) {
            // The absolute error that the integrator allows itself.
            assertThat(x).isCloseTo(0, within(1e-8));
        }
    }

    @Test
    @DisplayName("stops when it is cancelled")
    void stopsWhenCancelled() {
        for (EmbeddingField field :
                new EmbeddingField[] {new TripletLoss(true), new Disguised(new TripletLoss(true))}) {
            RecordedRun recorder = new RecordedRun();
            RunControl control = new RunControl() {
                @Override
                public boolean cancelled() {
                    return recorder.times.size() >= 2;
                }

                @Override
                public void progress(double fraction) {
                    assertThat(fraction).isBetween(0.0, 1.0);
                }
            };
            Baseline.Result result = baseline(NtkActivation.RELU, KernelClock.KERNEL)
                    .run(BaselineProblems.problem(field, SAMPLES, TimeGrid.linear(4, 4)), recorder, control);
            assertThat(result.stopped()).isEqualTo(new StopReason.Cancelled(1));
            assertThat(recorder.times).containsExactly(0.0, 1.0);
        }
    }

    private static Baseline baseline(NtkActivation activation, KernelClock clock) {
        return BuiltInBaselines.NTK.create(new NtkOptions(
                activation, 1, 1, Optional.empty(), TrainedLayers.NTK, ReadoutConstraint.NONE, 1024, clock, 1e-8));
    }

    /** Returns the eigenvalues of −K^{½}MK^{½}, descending, by an independent dense computation. */
    private static double[] growthRates(NtkActivation activation, TripletLoss loss) {
        BaselineProblem problem = BaselineProblems.problem(loss, SAMPLES, TimeGrid.of(0, 1));
        R064Store kernel = InfiniteNetwork.fullyConnected(activation.function(), 1, 1, Optional.empty())
                .ntk(problem.views().matrix());
        var eigen = BaselineProblems.ALGEBRA.symmetricEigen(kernel);
        R064Store root = eigen.vectors().copy();
        for (int j = 0; j < root.getColDim(); j++) {
            for (int i = 0; i < root.getRowDim(); i++) {
                root.set(i, j, root.doubleValue(i, j) * Math.sqrt(Math.max(0, eigen.values()[j])));
            }
        }
        R064Store dense = loss.pairing(problem.views().layout()).toDense();
        double[] values = BaselineProblems.ALGEBRA
                .symmetricEigen(BaselineProblems.ALGEBRA.multiplyLeftTransposed(
                        root, BaselineProblems.ALGEBRA.multiply(dense, root)))
                .values();
        return Arrays.stream(values).map(v -> -v).toArray();
    }

    private static double effectiveRank(R064Store u) {
        double[] values = BaselineProblems.ALGEBRA.thinSvd(u).values();
        double total = Arrays.stream(values).sum();
        return Math.exp(-Arrays.stream(values)
                .map(v -> v / total)
                .filter(p -> p > 0)
                .map(p -> p * Math.log(p))
                .sum());
    }

    private static void close(R064Store expected, R064Store actual, double relative) {
        double largest = 0;
        for (double x : expected.data) {
            largest = Math.max(largest, Math.abs(x));
        }
        for (int i = 0; i < expected.data.length; i++) {
            assertThat(actual.data[i]).isCloseTo(expected.data[i], within(relative * largest));
        }
    }

    /** A field of a quadratic loss that is not declared as a quadratic loss. */
    private record Disguised(TripletLoss loss) implements EmbeddingField {
        @Override
        public ViewRequirements views() {
            return loss.views();
        }

        @Override
        public void field(Embeddings embeddings, R064Store result) {
            loss.field(embeddings, result);
        }
    }

    /** The squared error ‖U − Y‖²/(2n). */
    private record SquaredError() implements Loss {
        @Override
        public ViewRequirements views() {
            return ViewRequirements.TARGETS;
        }

        @Override
        public double value(Embeddings embeddings) {
            return valueAndGradient(embeddings, embeddings.matrix().copy());
        }

        @Override
        public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
            double sum = 0;
            for (int i = 0; i < gradient.data.length; i++) {
                double error = embeddings.matrix().data[i] - embeddings.requiredTargets().data[i];
                gradient.data[i] = error / embeddings.samples();
                sum += error * error;
            }
            return sum / (2 * embeddings.samples());
        }
    }

    /** The field −U³, entry by entry, under which U grows without bound in finite time. */
    private static final EmbeddingField EXPLOSIVE = FieldOfPairs.ofEntries(u -> -Math.pow(u, 3));

    /** The field 10⁷·U, a decay a million times faster than the end time. */
    private static final EmbeddingField STIFF = FieldOfPairs.ofEntries(u -> 1e7 * u);
}
