package org.repdyn.dynamics.descent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.encoder.HiddenActivation;
import org.repdyn.dynamics.encoder.TwoLayerEncoder;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.manifolds.spi.Retraction;

/** Tests that a network of width 16,384 trains, and that a step allocates no memory that grows with the width. */
@Tag("slow")
class WideTrainingTest {

    private static final int WIDTH = 16_384;
    private static final int STEPS = 12;
    private static final int WARM = 4;

    /**
     * A run control that measures the memory that the thread of the run allocates per step, after some steps of
     * warm-up.
     */
    private static final class Allocated implements RunControl {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private int steps;
        private long from;
        private long to;

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void progress(double fraction) {
            steps++;
            if (steps == WARM) {
                from = threads.getCurrentThreadAllocatedBytes();
            } else if (steps == STEPS) {
                to = threads.getCurrentThreadAllocatedBytes();
            }
        }

        long perStep() {
            return (to - from) / (STEPS - WARM);
        }
    }

    static Stream<Arguments> dynamics() {
        double rate = 1.0 / STEPS;
        GradientDescent descent = new GradientDescent(rate, Retraction.QR);
        return Stream.of(
                Arguments.of("gradient-descent, free", descent, "euclidean", "euclidean"),
                Arguments.of("gradient-descent, unit neurons and orthogonal readout", descent, "oblique", "stiefel"),
                Arguments.of(
                        "momentum, free",
                        new Momentum(new MomentumOptions(rate / 10, 0.9, Retraction.QR)),
                        "euclidean",
                        "euclidean"),
                Arguments.of(
                        "adam, free",
                        new Adam(new AdamOptions(rate, 0.9, 0.999, 1e-8, Optional.empty(), true, Retraction.QR)),
                        "euclidean",
                        "euclidean"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @DisplayName("a step allocates less than one vector of the width")
    void dynamics(String name, Dynamics dynamics, String hidden, String readout) {
        TrainingProblem problem = Fixtures.problem(
                Fixtures.quadratic(3),
                new TwoLayerEncoder(2, WIDTH, HiddenActivation.RELU),
                List.of(Fixtures.constraint(hidden), Fixtures.constraint(readout)),
                8,
                4,
                TimeGrid.of(0, 1),
                5);
        Allocated allocated = new Allocated();
        StopReason stop = dynamics.run(problem, s -> {}, allocated);
        assertThat(stop).isInstanceOf(StopReason.Completed.class);
        // A vector of length WIDTH has 131,072 bytes. Objects of the size of the outputs may be allocated in each step.
        assertThat(allocated.perStep()).isLessThan(8L * WIDTH / 8);
    }
}
