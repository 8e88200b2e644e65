package org.repdyn.ntk.analytic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.losses.contrastive.ContrastiveLosses;
import org.repdyn.losses.contrastive.NtXentOptions;
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
            assertThat(run(times, 1e-11, exact).notes().get("stiff-from")).isEqualTo(END);
            for (int i = 0; i < times.size(); i++) {
                largest[s] = Math.max(largest[s], distance(rough.embeddings.get(i), exact.embeddings.get(i)));
            }
            // Errors of steps add up along a flow that forgets them slowly.
            assertThat(largest[s]).isLessThan(20 * tolerance);
        }
        assertThat(largest[0] / largest[1]).isGreaterThan(3);
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
}
