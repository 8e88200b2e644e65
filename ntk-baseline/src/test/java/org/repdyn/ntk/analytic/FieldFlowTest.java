package org.repdyn.ntk.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.contrastive.ContrastiveLosses;
import org.repdyn.losses.contrastive.NtXentOptions;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Loss;
import org.repdyn.ntk.spi.Baseline;

@DisplayName("The flow of any field under a kernel")
class FieldFlowTest {

    private static final double END = 300;

    private static Baseline.Result run(TimeGrid times, double tolerance, RecordedRun recorder) {
        return BuiltInBaselines.NTK
                .create(new NtkOptions(
                        NtkActivation.RELU,
                        1,
                        1,
                        Optional.empty(),
                        TrainedLayers.NTK,
                        ReadoutConstraint.NONE,
                        1024,
                        KernelClock.KERNEL,
                        tolerance))
                .run(
                        BaselineProblems.problem(ContrastiveLosses.NT_XENT.create(new NtXentOptions(0.5)), 20, times),
                        recorder,
                        RunControl.uncontrolled());
    }

    @Test
    @DisplayName("takes the same steps wherever it is observed")
    void observations() {
        RecordedRun few = new RecordedRun();
        RecordedRun many = new RecordedRun();
        Baseline.Result once = run(TimeGrid.of(0, END), 1e-6, few);
        Baseline.Result often = run(TimeGrid.linear(END, 200), 1e-6, many);
        assertThat(often.notes()).isEqualTo(once.notes());
        assertThat(many.lastEmbeddings().data).containsExactly(few.lastEmbeddings().data);
    }

    @Test
    @DisplayName("is as exact between steps as at their ends, with both methods")
    void between() {
        TimeGrid times = TimeGrid.linear(END, 200);
        double[] largest = new double[2];
        for (int s = 0; s < 2; s++) {
            double tolerance = s == 0 ? 1e-5 : 1e-6;
            RecordedRun rough = new RecordedRun();
            RecordedRun exact = new RecordedRun();
            Baseline.Result result = run(times, tolerance, rough);
            // Both methods are used, and the exact run needs the explicit pair alone.
            assertThat(result.notes().get("stiff-from")).isBetween(1.0, END - 1);
            assertThat(result.notes().keySet())
                    .as("in the same order in each process")
                    .containsExactly("evaluations", "stiff-from", "kernel-scale", "initial-nugget");
            assertThat(run(times, 1e-11, exact).notes().get("stiff-from")).isEqualTo(END);
            for (int i = 0; i < times.size(); i++) {
                largest[s] = Math.max(largest[s], distance(rough.embeddings.get(i), exact.embeddings.get(i)));
            }
            // Errors of steps add up along a flow that forgets them slowly.
            assertThat(largest[s]).isLessThan(20 * tolerance);
        }
        assertThat(largest[0] / largest[1]).isGreaterThan(3);
    }

    /** The field of a slow coordinate that drives another: F = (u₀ − cos u₁, u₀u₁²). */
    private static final EmbeddingField DRIVEN = new FieldOfPairs((u, result) -> {
        result.data[0] = u.data[0] - Math.cos(u.data[1]);
        result.data[1] = u.data[0] * u.data[1] * u.data[1];
    });

    /** A control that records the progress and can cancel. */
    private static final class RecordedControl implements RunControl {

        private final List<Double> progress = new ArrayList<>();
        private boolean cancelled;

        @Override
        public boolean cancelled() {
            return cancelled;
        }

        @Override
        public void progress(double fraction) {
            progress.add(fraction);
        }
    }

    /** Follows two points with one output each from (1, ½), under a diagonal kernel. */
    private static Baseline.Result follow(
            EmbeddingField field,
            double[] kernel,
            TimeGrid times,
            double tolerance,
            RecordedControl control,
            RecordedRun recorder) {
        R064Store diagonal = R064Store.FACTORY.make(2, 2);
        R064Store start = R064Store.FACTORY.make(2, 1);
        for (int i = 0; i < 2; i++) {
            diagonal.set(i, i, kernel[i]);
            start.set(i, 0, 1.0 / (i + 1));
        }
        return new FieldFlow(
                        BaselineProblems.setting(
                                field,
                                diagonal,
                                R064Store.FACTORY.make(0, 2),
                                start,
                                R064Store.FACTORY.make(0, 1),
                                new ViewLayout(1, 1, 0),
                                times),
                        control,
                        tolerance)
                .run(recorder);
    }

    /** Tests u̇ = −10¹⁶u³, whose rate at the start is 3·10¹⁶: at no tolerance a step of 10⁻¹³ is short enough there. */
    @Test
    @DisplayName("says of a field that is too fast for the shortest step of a run what to do")
    void tooFastForTheRun() {
        EmbeddingField cube = FieldOfPairs.ofEntries(u -> u * u * u);
        double[] kernel = {1e16, 1e16};
        StopReason stopped = follow(cube, kernel, TimeGrid.of(0, 1), 1e-6, new RecordedControl(), new RecordedRun())
                .stopped();
        assertThat(stopped).isInstanceOf(StopReason.Stalled.class);
        assertThat(stopped.describe()).contains("rate of").contains("end the run earlier");
        RecordedRun run = new RecordedRun();
        // As advised: the rate times 10⁻¹³ of the whole time is below 1.
        assertThat(follow(cube, kernel, TimeGrid.of(0, 1e-5), 1e-6, new RecordedControl(), run)
                        .stopped())
                .isInstanceOf(StopReason.Completed.class);
        // u⁻² = 1 + 2·10¹¹ at the end, which is about as small as the absolute error that the tolerance allows at the
        // start.
        assertThat(run.lastEmbeddings().data[0]).isCloseTo(1 / Math.sqrt(1 + 2e11), within(0.01 / Math.sqrt(2e11)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-150, 1e-20, 1e-7, 1e-5, 1, 1e150, 1e300})
    @DisplayName("does not depend on the unit of time, and its progress stays between 0 and 1")
    void unitOfTime(double end) {
        RecordedControl control = new RecordedControl();
        RecordedRun recorder = new RecordedRun();
        Baseline.Result result = follow(
                FieldOfPairs.ofEntries(u -> u),
                new double[] {1 / end, 1 / end},
                TimeGrid.linear(end, 3),
                1e-9,
                control,
                recorder);
        assertThat(result.stopped()).isInstanceOf(StopReason.Completed.class);
        // The errors of a few dozen steps.
        assertThat(recorder.lastEmbeddings().doubleValue(0, 0)).isCloseTo(Math.exp(-1), within(1e-7));
        assertThat(control.progress).allMatch(fraction -> fraction >= 0 && fraction <= 1);
    }

    @Test
    @DisplayName("of a single time shows the start as the whole of the run")
    void singleTime() {
        RecordedControl control = new RecordedControl();
        RecordedRun recorder = new RecordedRun();
        Baseline.Result result =
                follow(FieldOfPairs.ofEntries(u -> u), new double[] {1, 1}, TimeGrid.of(0), 1e-6, control, recorder);
        assertThat(result.stopped()).isEqualTo(new StopReason.Completed(0));
        assertThat(recorder.times).containsExactly(0.0);
        assertThat(control.progress).containsExactly(1.0);
    }

    @Test
    @DisplayName(
            "leaves a stiff flow that a slow one drives to the exponential method before the evaluations are spent")
    void driven() {
        RecordedRun rough = new RecordedRun();
        RecordedRun exact = new RecordedRun();
        double[] kernel = {1e6, 1};
        TimeGrid times = TimeGrid.linear(10, 7);
        Baseline.Result result = follow(DRIVEN, kernel, times, 1e-6, new RecordedControl(), rough);
        assertThat(result.stopped()).isInstanceOf(StopReason.Completed.class);
        // Under a hundredth of the stiffness the flow is the same up to 1e-4: u₀ follows cos u₁ at this distance.
        kernel[0] = 1e4;
        follow(DRIVEN, kernel, times, 1e-6, new RecordedControl(), exact);
        for (int i = 1; i < times.size(); i++) {
            assertThat(distance(rough.embeddings.get(i), exact.embeddings.get(i)))
                    .isLessThan(1e-4);
        }
    }

    @Test
    @DisplayName("shows times that are closer to each other than the shortest step, also by the exponential method")
    void closeTimes() {
        double next = Math.nextUp(1.0);
        TimeGrid times = TimeGrid.of(0, 1, next, Math.nextUp(next), 3);
        RecordedRun recorder = new RecordedRun();
        Baseline.Result result = follow(
                FieldOfPairs.ofEntries(u -> u - 0.1 * u * u),
                new double[] {1e7, 1},
                times,
                1e-4,
                new RecordedControl(),
                recorder);
        assertThat(result.stopped()).isInstanceOf(StopReason.Completed.class);
        assertThat(recorder.times).hasSize(times.size());
    }

    @Test
    @DisplayName("that is cancelled where the field overflows ends as cancelled, not as failed")
    void cancelledAtOverflow() {
        RecordedControl control = new RecordedControl();
        RecordedRun recorder = new RecordedRun();
        EmbeddingField field = FieldOfPairs.ofEntries(u -> {
            control.cancelled |= u > 2;
            return u > 2 ? Double.POSITIVE_INFINITY : -1;
        });
        Baseline.Result result = follow(field, new double[] {1, 1}, TimeGrid.linear(5, 10), 1e-6, control, recorder);
        assertThat(result.stopped()).isInstanceOf(StopReason.Cancelled.class);
    }

    private static double distance(R064Store a, R064Store b) {
        double sum = 0;
        double size = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += (a.data[i] - b.data[i]) * (a.data[i] - b.data[i]);
            size += b.data[i] * b.data[i];
        }
        return Math.sqrt(sum / size);
    }

    /** The loss −½‖u‖² with the flow u̇ = u, which is 1e260 at t = 600, where its square overflows. */
    private static final class Growing implements Loss {

        @Override
        public ViewRequirements views() {
            return ViewRequirements.PAIRS;
        }

        @Override
        public double value(Embeddings embeddings) {
            return valueAndGradient(embeddings, embeddings.matrix().copy());
        }

        @Override
        public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
            double sum = 0;
            for (int i = 0; i < gradient.data.length; i++) {
                double u = embeddings.matrix().data[i];
                gradient.data[i] = -u;
                sum -= 0.5 * u * u;
            }
            return sum;
        }
    }

    @Test
    @DisplayName("diverges and does not blow up where embeddings that grow exponentially leave the range of double"
            + " precision")
    void embeddingsOverflow() {
        RecordedRun recorder = new RecordedRun();
        Baseline.Result result = follow(
                new Growing(), new double[] {1, 1}, TimeGrid.linear(3000, 2), 1e-5, new RecordedControl(), recorder);
        assertThat(result.stopped()).isInstanceOf(StopReason.Diverged.class);
        // log 2¹⁰²⁴ = 709.8.
        assertThat(result.stopped().describe())
                .contains("the embeddings leave the range of double precision after t = 70");
        assertThat(recorder.times).containsExactly(0.0);
    }

    @Test
    @DisplayName("ends where the loss leaves the range of double precision, and keeps the states before")
    void lossOverflows() {
        RecordedRun recorder = new RecordedRun();
        Baseline.Result result = follow(
                new Growing(), new double[] {1, 1}, TimeGrid.linear(600, 3), 1e-9, new RecordedControl(), recorder);
        assertThat(result.stopped()).isInstanceOf(StopReason.Diverged.class);
        assertThat(result.stopped().describe())
                .contains("the loss leaves the range")
                .contains("t = 400");
        assertThat(recorder.times).containsExactly(0.0, 200.0);
    }
}
