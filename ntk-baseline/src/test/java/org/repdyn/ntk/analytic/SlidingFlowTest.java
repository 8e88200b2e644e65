package org.repdyn.ntk.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.losses.contrastive.ContrastiveLosses;
import org.repdyn.losses.contrastive.NtXentOptions;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("A flow under a kernel that slides along jumps of its field")
class SlidingFlowTest {

    private static final double JUMP = 20;

    /** The gradient of J|x − z| + (x − 1)²/2 + (z + 1)², which jumps at x = z. */
    private static final EmbeddingField KINK = new FieldOfPairs((u, result) -> {
        double side = u.data[0] > u.data[1] ? JUMP : -JUMP;
        result.data[0] = side + u.data[0] - 1;
        result.data[1] = -side + 2 * (u.data[1] + 1);
    });

    /** The gradient of 1/u per entry, whose flow u̇ = u⁻² has a pole in the past, or in the future for u < 0. */
    private static final EmbeddingField POLE = FieldOfPairs.ofEntries(u -> -1 / (u * u));

    /** An observer that keeps the states, and the times of events. */
    private static final class Recorded implements TrajectoryObserver {

        private final RecordedRun states = new RecordedRun();
        private final List<Double> noted = new ArrayList<>();

        @Override
        public void observe(Snapshot snapshot) {
            states.observe(snapshot);
        }

        @Override
        public void note(double time, String what) {
            noted.add(time);
        }
    }

    private static KernelSetting setting(EmbeddingField field, R064Store kernel, R064Store start, TimeGrid times) {
        return BaselineProblems.setting(
                field,
                kernel,
                R064Store.FACTORY.make(0, kernel.getRowDim()),
                start,
                R064Store.FACTORY.make(0, start.getColDim()),
                new ViewLayout(start.getRowDim() / 2, 1, 0),
                times);
    }

    private static Baseline.Result run(KernelSetting setting, Recorded observer) {
        return new FieldFlow(setting, RunControl.uncontrolled(), 1e-6).run(observer);
    }

    private static R064Store column(double x, double z) {
        R064Store column = R064Store.FACTORY.make(2, 1);
        column.set(0, 0, x);
        column.set(1, 0, z);
        return column;
    }

    private static R064Store diagonal(double first, double second) {
        R064Store diagonal = R064Store.FACTORY.make(2, 2);
        diagonal.set(0, 0, first);
        diagonal.set(1, 1, second);
        return diagonal;
    }

    /**
     * Under the kernel diag(2, 1) the two points meet at s = x = z, and slide there with ṡ = −⅔((s − 1) + 2(s + 1)): the average of both sides
     * in which the jump cancels. So s = −⅓ + (s₀ + ⅓)e^{−2(t − t₀)}.
     */
    @Test
    @DisplayName("is the solution of Filippov, and an event says from when on")
    void filippov() {
        TimeGrid times = TimeGrid.linear(3, 12);
        Recorded recorded = new Recorded();
        Baseline.Result result = run(setting(KINK, diagonal(2, 1), column(1, 0.4), times), recorded);
        assertThat(result.stopped()).isInstanceOf(StopReason.Completed.class);
        assertThat(recorded.noted).hasSize(1);
        // The points approach each other with a speed of 2·20 + 20 − 2·1.4 at first, and meet at 0.6/57.2 = 0.0105 near
        // s₀ = 0.58.
        assertThat(recorded.noted.get(0)).isBetween(0.01, 0.02);
        for (int i = 1; i < times.size(); i++) {
            double[] u = recorded.states.embeddings.get(i).data;
            double s = -1 / 3.0 + (0.58 + 1 / 3.0) * Math.exp(-2 * (times.get(i) - 0.0105));
            // Less than 1 %, and the zigzag of the longest steps around the kink.
            assertThat((u[0] + 2 * u[1]) / 3).isCloseTo(s, within(2e-3));
            assertThat(u[0] - u[1]).isCloseTo(0, within(0.02));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6})
    @DisplayName("of a loss of directions arrives where Euler's method does, wherever it is observed")
    void directions(int seed) {
        int rows = 20;
        double end = 20;
        EmbeddingField loss = ContrastiveLosses.NT_XENT.create(new NtXentOptions(0.5));
        R064Store factor = RandomMatrices.gaussian(rows, rows, seed);
        R064Store kernel = BaselineProblems.ALGEBRA.multiplyLeftTransposed(factor, factor);
        for (int i = 0; i < kernel.data.length; i++) {
            kernel.data[i] /= rows;
        }
        R064Store start = RandomMatrices.gaussian(rows, 2, 100 + seed);
        Recorded few = new Recorded();
        Recorded many = new Recorded();
        KernelSetting setting = setting(loss, kernel, start, TimeGrid.of(0, end));
        Baseline.Result result = run(setting, few);
        assertThat(result.stopped()).isInstanceOf(StopReason.Completed.class);
        assertThat(few.noted).hasSize(1);
        // Euler's method zigzags around embeddings of length 0, where its error falls like the root of the step: two
        // steps show how far it is from its limit.
        R064Store rough = euler(setting, loss, 4e-3, end);
        R064Store fine = euler(setting, loss, 1e-3, end);
        // A third of what is allowed below.
        assertThat(distance(rough, fine)).isLessThan(0.01);
        // Steps of order 1, whose error depends on where a point leaves a jump: these runs are within 0.3 %, and of ten
        // runs to twice the time one is 2.5 % off.
        assertThat(distance(few.states.lastEmbeddings(), fine)).isLessThan(0.03);

        Baseline.Result often = run(setting(loss, kernel, start, TimeGrid.linear(end, 100)), many);
        assertThat(often.stopped()).isInstanceOf(StopReason.Completed.class);
        // The exponential method ends its steps at the observed times, and is tried between sliding steps.
        assertThat(distance(many.states.lastEmbeddings(), fine)).isLessThan(0.03);
    }

    /** From u = −1 the flow u̇ = u⁻² reaches the pole at t = ⅓ with an infinite speed: no steps may pass it. */
    @Test
    @DisplayName("is not taken for one that reaches a pole of a smooth field")
    void pole() {
        Recorded recorded = new Recorded();
        Baseline.Result result = run(setting(POLE, diagonal(1, 1), column(-1, -1), TimeGrid.linear(1, 10)), recorded);
        assertThat(result.stopped()).isNotInstanceOf(StopReason.Completed.class);
        assertThat(recorded.noted).isEmpty();
        assertThat(recorded.states.times.get(recorded.states.times.size() - 1)).isLessThan(1 / 3.0);
    }

    /** u̇ = u³ from u = 1 grows to the limit 1e4 of the loss just before its pole at t = ½. */
    @Test
    @DisplayName("is not looked for where the loss overflows, which ends the run")
    void overflow() {
        EmbeddingField limited = FieldOfPairs.ofEntries(u -> u < 1e4 ? -u * u * u : Double.NEGATIVE_INFINITY);
        Baseline.Result result =
                run(setting(limited, diagonal(1, 1), column(1, 1), TimeGrid.linear(2, 10)), new Recorded());
        assertThat(result.stopped()).isInstanceOf(StopReason.Failed.class);
        assertThat(result.stopped().describe()).contains("infinite at finite embeddings");
    }

    private static R064Store euler(KernelSetting setting, EmbeddingField field, double h, double end) {
        R064Store u = setting.initial().training().copy();
        R064Store gradient = u.copy();
        Embeddings embeddings = setting.embeddings(u);
        for (int i = 0; i < Math.round(end / h); i++) {
            field.field(embeddings, gradient);
            R064Store slope = BaselineProblems.ALGEBRA.multiply(setting.kernel(), gradient);
            for (int j = 0; j < u.data.length; j++) {
                u.data[j] -= h * slope.data[j];
            }
        }
        return u;
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
