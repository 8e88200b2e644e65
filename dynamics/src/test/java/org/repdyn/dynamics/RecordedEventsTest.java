package org.repdyn.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.dynamics.closedform.Exact;
import org.repdyn.dynamics.descent.GradientDescent;
import org.repdyn.dynamics.descent.GradientDescentOptions;
import org.repdyn.dynamics.flow.FlowMethod;
import org.repdyn.dynamics.flow.GradientFlow;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.manifolds.spi.Retraction;

/** Tests events that do not end a run, and the last state of a run that diverges. */
class RecordedEventsTest {

    private record DatedEvent(double time, String what) {}

    private static final class Recording implements TrajectoryObserver {
        private final List<DatedEvent> notes = new ArrayList<>();
        private final List<Double> times = new ArrayList<>();
        private double lastWeight;

        @Override
        public void observe(Snapshot snapshot) {
            times.add(snapshot.time());
            lastWeight = snapshot.weights().orElseThrow().blocks().get(0).data[0];
        }

        @Override
        public void note(double time, String what) {
            notes.add(new DatedEvent(time, what));
        }

        @Override
        public Optional<ToDoubleFunction<Snapshot>> measurement(String name, int index) {
            return name.equals("weight")
                    ? Optional.of(s -> s.weights().orElseThrow().blocks().get(0).data[index])
                    : Fixtures.measurement(name, index);
        }
    }

    /** Returns a problem with W = diag(e^t, e^{−t}), so that ‖W‖² = 2 cosh 2t. */
    private static TrainingProblem hyperbola(TimeGrid times) {
        R064Store form = R064Store.FACTORY.make(2, 2);
        form.set(0, 0, -0.5);
        form.set(1, 1, 0.5);
        return Fixtures.formProblem(form, R064Store.FACTORY.makeEye(2, 2), Fixtures.constraint("euclidean"), times);
    }

    private static double whenNormIs(double norm) {
        double cosh = norm * norm / 2;
        return Math.log(cosh + Math.sqrt(cosh * cosh - 1)) / 2;
    }

    private static GradientFlow flow(FlowMethod method, Optional<Double> stopAbove, String... notes) {
        return new GradientFlow(new GradientFlowOptions(
                Optional.of(1e-8),
                Optional.of(1e-10),
                1_000_000,
                method,
                new EventSettings(
                        Optional.empty(),
                        stopAbove,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(List.of(notes)))));
    }

    @ParameterizedTest
    @EnumSource(FlowMethod.class)
    @DisplayName("a flow records the time of each event once, in order, to the accuracy of its solution, and continues")
    void flows(FlowMethod method) {
        Recording watching = new Recording();
        // The norm passes both levels between two grid times.
        StopReason stop = flow(
                        method, Optional.empty(), "norm-above 20", "norm-above 5", "rank-below 3", "norm-above 1e9")
                .run(hyperbola(TimeGrid.of(0, 4)), watching, RunControl.uncontrolled());
        assertThat(stop).isEqualTo(new StopReason.Completed(4));
        assertThat(watching.times).containsExactly(0.0, 4.0);
        assertThat(watching.notes)
                .extracting(DatedEvent::what)
                .containsExactly(
                        "effective rank below 3", "norm of the weights above 5", "norm of the weights above 20");
        assertThat(watching.notes.get(0).time()).isZero();
        // The tolerance is 1e-8 per step, and there are at most some hundreds of steps.
        assertThat(watching.notes.get(1).time()).isCloseTo(whenNormIs(5), within(1e-6));
        assertThat(watching.notes.get(2).time()).isCloseTo(whenNormIs(20), within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(FlowMethod.class)
    @DisplayName("an event on an observable follows the observer's measurement, recorded or as the end of the run")
    void observables(FlowMethod method) {
        Recording watching = new Recording();
        GradientFlow flow = new GradientFlow(new GradientFlowOptions(
                Optional.of(1e-8),
                Optional.of(1e-10),
                1_000_000,
                method,
                new EventSettings(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(List.of("weight > 20")),
                        Optional.of(List.of("weight > 5", "weight < 1e-9", "weight[3] < 0.5")))));
        StopReason stop = flow.run(hyperbola(TimeGrid.of(0, 4)), watching, RunControl.uncontrolled());
        // The first weight is e^t.
        assertThat(stop.describe()).contains("weight above 20");
        // 1e-8 per step, over at most some tens of steps.
        assertThat(stop.time()).isCloseTo(Math.log(20), within(1e-8 * 100));
        // The last of the four weights is e^{−t}.
        assertThat(watching.notes)
                .extracting(DatedEvent::what)
                .containsExactly("weight[3] below 0.5", "weight above 5");
        // The tolerance is 1e-8 per step, and there are at most some tens of steps.
        assertThat(watching.notes.get(0).time()).isCloseTo(Math.log(2), within(1e-8 * 100));
        assertThat(watching.notes.get(1).time()).isCloseTo(Math.log(5), within(1e-8 * 100));
    }

    @Test
    @DisplayName("an event on an observable that the run does not measure is refused before the run")
    void unmeasured() {
        Recording watching = new Recording();
        assertThatThrownBy(() -> flow(FlowMethod.EXPLICIT, Optional.empty(), "knn-accuracy > 0.5")
                        .run(hyperbola(TimeGrid.of(0, 4)), watching, RunControl.uncontrolled()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "an event refers to the observable 'knn-accuracy', which the run does not measure; add it to"
                                + " 'observables', or correct its name");
        assertThat(watching.times).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(FlowMethod.class)
    @DisplayName("events after the one that ends a run are not recorded")
    void nothingAfterTheEnd(FlowMethod method) {
        Recording watching = new Recording();
        StopReason stop = flow(method, Optional.of(10.0), "norm-above 5", "norm-above 11")
                .run(hyperbola(TimeGrid.of(0, 4)), watching, RunControl.uncontrolled());
        assertThat(stop).isInstanceOf(StopReason.Reached.class);
        assertThat(watching.notes).extracting(DatedEvent::what).containsExactly("norm of the weights above 5");
    }

    @Test
    @DisplayName("a descent records the time of the step at which an event happens, and continues")
    void descents() {
        R064Store form = R064Store.FACTORY.make(1, 1);
        form.set(0, 0, 0.5);
        TrainingProblem problem = Fixtures.formProblem(
                form, R064Store.FACTORY.makeEye(1, 1), Fixtures.constraint("euclidean"), TimeGrid.of(0, 50));
        Recording watching = new Recording();
        // W = 0.9^i, and so is the gradient: below 10⁻³ after 66 steps.
        StopReason stop = new GradientDescent(new GradientDescentOptions(
                        0.1,
                        Retraction.QR.text(),
                        new EventSettings(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(List.of("gradient-below 1e-3")))))
                .run(problem, watching, RunControl.uncontrolled());
        assertThat(stop).isInstanceOf(StopReason.Completed.class);
        assertThat(watching.notes).containsExactly(new DatedEvent(66 * 0.1, "gradient below 0.001"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rank-under 2",
                "rank-below",
                "rank-below 0.5",
                "norm-above -1",
                "norm-above x",
                "norm-above inf",
                "loss < x",
                "loss 3",
                ""
            })
    @DisplayName("an invalid event is refused with the allowed ones")
    void refusals(String note) {
        assertThatThrownBy(() -> flow(FlowMethod.EXPLICIT, Optional.empty(), note))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("note has '" + note + "', ")
                .hasMessageMatching("(?s).*(takes a number|a finite number follows|such as 'rank-below 1.5').*");
    }

    /**
     * Returns a problem with W = e^{t}·(1 + rounding), which is far beyond double precision at the second time of the
     * grid.
     */
    private static TrainingProblem diverging() {
        R064Store form = R064Store.FACTORY.make(1, 1);
        form.set(0, 0, -0.5);
        return Fixtures.formProblem(
                form, R064Store.FACTORY.makeEye(1, 1), Fixtures.constraint("euclidean"), TimeGrid.of(0, 1, 1e4));
    }

    @ParameterizedTest
    @EnumSource(FlowMethod.class)
    @DisplayName("a flow that overflows between two times of the grid reports the last finite state")
    @Tag("slow")
    void lastStateOfAFlow(FlowMethod method) {
        assertLastState(flow(method, Optional.empty()), 1e-3);
    }

    @Test
    @DisplayName("a descent that overflows between two times of the grid reports the last finite state")
    void lastStateOfADescent() {
        // (1 + η)^{t/η} = e^{t·log(1 + η)/η}.
        assertLastState(new GradientDescent(0.01, Retraction.QR), 1 - Math.log1p(0.01) / 0.01 + 1e-3);
    }

    @Test
    @DisplayName("a closed form that overflows between two times of the grid reports the last finite state")
    void lastStateOfAClosedForm() {
        assertLastState(new Exact(), 1e-12);
    }

    private static void assertLastState(Dynamics dynamics, double rateError) {
        Recording watching = new Recording();
        StopReason stop = dynamics.run(diverging(), watching, RunControl.uncontrolled());
        assertThat(stop).isInstanceOf(StopReason.Diverged.class);
        assertThat(watching.times).hasSize(3).startsWith(0.0, 1.0);
        double last = watching.times.get(2);
        assertThat(stop.time()).isEqualTo(last);
        // The loss is a square and finite up to weights of e^{354}; flows end at 1e150, or one step earlier.
        assertThat(last).isBetween(300.0, 360.0);
        assertThat(Math.log(watching.lastWeight) / last).isCloseTo(1, within(rateError));
    }
}
