package com.example.heun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.EncoderSnapshot;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.dynamics.spi.LayeredPass;
import org.repdyn.dynamics.spi.Refinable;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.testkit.TrainingCase;

@DisplayName("A dynamics of a third party")
class HeunFlowTest {

    private static final TimeGrid TIMES = TimeGrid.of(0, 0.5, 5);

    private static TrainingProblem growing() {
        return TrainingCase.small().get(0).problem(TIMES);
    }

    private static final class Recording implements TrajectoryObserver {
        private final List<Snapshot> snapshots = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private double noted;

        @Override
        public void observe(Snapshot snapshot) {
            snapshots.add(snapshot);
        }

        @Override
        public void note(double time, String what) {
            noted = time;
            notes.add(what);
        }
    }

    @Test
    @DisplayName("notes events and stops at them")
    void events() {
        TrainingProblem problem = growing();
        double start = problem.initial().norm();
        Recording recording = new Recording();
        HeunOptions options = new HeunOptions(
                0.01,
                new EventSettings(
                        Optional.empty(),
                        Optional.of(2 * start),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(List.of("norm-above " + 1.5 * start, "growth-above 1.1"))));
        StopReason stop = new HeunFlow(options).run(problem, recording, RunControl.uncontrolled());
        assertThat(stop).isInstanceOf(StopReason.Reached.class);
        assertThat(recording.notes).hasSize(2);
        assertThat(recording.noted).isGreaterThan(0).isLessThan(stop.time());
    }

    @Test
    @DisplayName("is run at half the step, like a built-in one")
    void halving() {
        Refinable dynamics = new HeunFlow(new HeunOptions(0.1, EventSettings.NONE));
        double reference = end(new HeunFlow(new HeunOptions(1e-3, EventSettings.NONE)));
        double error = Math.abs(end(dynamics) - reference);
        double halved = Math.abs(end(dynamics.refined()) - reference);
        // Second order: a quarter of the error, up to higher powers of the step.
        assertThat(error / halved).isBetween(3.0, 6.0);
    }

    private static double end(Dynamics dynamics) {
        TrainingProblem problem = TrainingCase.small().get(0).problem(TimeGrid.of(0, 0.5));
        double[] norm = new double[1];
        dynamics.run(problem, s -> norm[0] = s.weights().orElseThrow().norm(), RunControl.uncontrolled());
        return norm[0];
    }

    @Test
    @DisplayName("shows its network, so that the drift of the tangent kernel can be measured")
    void network() {
        TrainingProblem problem = TrainingCase.small().stream()
                .filter(c -> c.name().contains("two-layer"))
                .findFirst()
                .orElseThrow()
                .problem(TimeGrid.of(0, 0.1));
        Recording recording = new Recording();
        new HeunFlow(new HeunOptions(0.01, EventSettings.NONE)).run(problem, recording, RunControl.uncontrolled());
        EncoderSnapshot last = (EncoderSnapshot) recording.snapshots.get(1);
        assertThat(last.encoder().bind(last.views().matrix(), problem.algebra()))
                .isInstanceOf(LayeredPass.class);
        assertThat(last.weightField()).isPresent();
    }
}
