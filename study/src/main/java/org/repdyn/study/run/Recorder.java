package org.repdyn.study.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.problem.SingleLine;
import org.repdyn.core.result.ArmResult.Event;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Work;
import org.repdyn.dynamics.spi.EncoderSnapshot;

/** Observer of one run that measures its observables and keeps the rows and the last state. */
final class Recorder implements TrajectoryObserver {

    /** Name under which the loss is recorded, unless an observable of this name is. */
    private static final String LOSS = ObservableNames.LOSS;

    /** Start of the names of predicted observables. */
    private static final String PREDICTED = ObservableNames.PREDICTED;

    /** Largest number of events that are kept; a study asks for fewer. */
    private static final int MAX_EVENTS = 1_000;

    private final ArmRows rows;
    private final ArmObservables observables;
    private final Optional<PredictionFollower> prediction;
    private final Optional<StateRecorder> states;
    private final ReportCheck check;
    private final ArmClock clock;
    private final Map<String, Double> columns = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private Optional<Work> work = Optional.empty();
    private Optional<State> firstState = Optional.empty();
    private Optional<State> lastState = Optional.empty();
    private Optional<Snapshot> lastShown = Optional.empty();
    private int step;

    /**
     * Creates a recorder that has observed nothing.
     *
     * @param rows receives the rows
     * @param observables what is measured
     * @param prediction prediction that the run is compared with; empty if there is none
     * @param states receives the states; empty if they are not exported
     * @param check check of what the dynamics or the baseline reports
     * @param clock counts the time of recording and of the prediction
     */
    Recorder(
            ArmRows rows,
            ArmObservables observables,
            Optional<PredictionFollower> prediction,
            Optional<StateRecorder> states,
            ReportCheck check,
            ArmClock clock) {
        this.rows = rows;
        this.observables = observables;
        this.prediction = prediction;
        this.states = states;
        this.check = check;
        this.clock = clock;
    }

    @Override
    public void observe(Snapshot snapshot) {
        clock.run(ArmClock.Part.RECORDING, () -> record(snapshot));
    }

    private void record(Snapshot snapshot) {
        check.state(snapshot);
        double t = snapshot.time();
        rows.beginState();
        if (step == 0) {
            // An observable of change, such as a drift, is relative to the first state that it measures.
            measureColumns(snapshot, Observable.Schedule.EVERY_TIME);
        }
        if (!observables.isRecorded(LOSS)) {
            snapshot.loss().ifPresent(loss -> add(t, LOSS, 0, loss));
        }
        Map<String, Observable> due = observables.dueAt(step);
        measure(due, snapshot, "");
        prediction.ifPresent(p -> {
            PredictionFollower.Step followed = clock.part(ArmClock.Part.PREDICTION, () -> p.follow(snapshot));
            // A number that the prediction gives directly is more accurate than a measurement at the predicted state.
            Set<String> predictedDirectly = new HashSet<>();
            followed.scalars().forEach((component, value) -> {
                add(t, component.observable(), component.index(), value);
                predictedDirectly.add(component.observable());
            });
            followed.state().ifPresent(state -> {
                if (!observables.isRecorded(LOSS) && !predictedDirectly.contains(PREDICTED + LOSS)) {
                    state.loss().ifPresent(loss -> add(t, PREDICTED + LOSS, 0, loss));
                }
                Map<String, Observable> toMeasure = new LinkedHashMap<>(due);
                toMeasure.keySet().removeIf(name -> predictedDirectly.contains(PREDICTED + name));
                measure(toMeasure, state, PREDICTED);
            });
        });
        State state = State.copyOf(snapshot);
        states.ifPresent(s -> s.add(state));
        if (firstState.isEmpty()) {
            firstState = Optional.of(state);
        }
        lastState = Optional.of(state);
        lastShown = Optional.of(snapshot instanceof EncoderSnapshot s ? NetworkState.of(state, s) : state);
        step++;
    }

    @Override
    public void note(double time, String what) {
        if (events.size() < MAX_EVENTS) {
            events.add(new Event(time, SingleLine.of(what)));
        }
    }

    @Override
    public void worked(Work done) {
        work = Optional.of(done);
    }

    /** Returns the work of the run; empty if the method takes no steps. */
    Optional<Work> work() {
        return work;
    }

    /** Returns a recorder of the same arm that has observed nothing; its observables remember no state of this run. */
    Recorder fresh() {
        ArmClock own = new ArmClock();
        return new Recorder(rows.fresh(), observables.fresh(own), Optional.empty(), Optional.empty(), check, own);
    }

    /**
     * Returns a measurement of the loss, or of a component of an observable of the arm. The measurement throws an
     * {@link IllegalArgumentException} if the observable has fewer components.
     */
    @Override
    public Optional<ToDoubleFunction<Snapshot>> measurement(String name, int index) {
        if (name.equals(LOSS) && index == 0) {
            return Optional.of(snapshot -> snapshot.loss().orElse(Double.NaN));
        }
        return observables.component(name, index);
    }

    /**
     * Writes the states, if they are exported.
     *
     * @throws java.io.UncheckedIOException if they cannot be written
     */
    void writeStates() {
        states.ifPresent(StateRecorder::write);
    }

    /**
     * Returns a notice for each reason why observables were left out that the study does not name, or why those that it names were not defined at
     * any time.
     */
    List<String> notices() {
        if (lastState.isEmpty()) {
            return observables.noticesOnLeftOut().list();
        }
        Set<String> defined = new HashSet<>(columns.keySet());
        rows.list().forEach(row -> defined.add(row.observable()));
        return observables.notices(defined).list();
    }

    /** Returns the events in the order of time. */
    List<Event> events() {
        return List.copyOf(events);
    }

    /** Measures the observables of the final state and the half-times of the modes. */
    void finish() {
        step = Math.max(0, step - 1);
        for (String prefix : List.of("", PREDICTED)) {
            HalfTimes.of(rows.list(), prefix)
                    .forEach((mode, t) ->
                            add(lastState.orElseThrow().time(), prefix + ObservableNames.MODE_HALF_TIME, mode, t));
        }
        lastShown.ifPresent(shown -> {
            measureColumns(shown, Observable.Schedule.EVERY_TIME);
            measureColumns(shown, Observable.Schedule.AT_THE_END);
            measure(observables.atTheEnd(), shown, "");
            measure(observables.notDueAt(step), shown, "");
        });
    }

    /** Measures the observables of columns that are not recorded along the run. */
    private void measureColumns(Snapshot snapshot, Observable.Schedule schedule) {
        observables.measureColumns(snapshot, schedule, (name, values) -> {
            columns.remove(name);
            if (values.length > 0 && Double.isFinite(values[0])) {
                columns.put(name, values[0]);
            }
        });
    }

    private void measure(Map<String, Observable> measured, Snapshot snapshot, String prefix) {
        observables.measure(measured, snapshot, (name, values) -> {
            for (int i = 0; i < values.length; i++) {
                add(snapshot.time(), prefix + name, i, values[i]);
            }
        });
    }

    private void add(double t, String observable, int index, double value) {
        rows.add(step, t, observable, index, value);
    }

    /** Returns the value of a column at the end of the run; empty if it was not measured or is not finite. */
    OptionalDouble column(String observable) {
        if (!observables.isOfColumn(observable)) {
            return rows.last(observable);
        }
        Double value = columns.get(observable);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    Optional<State> firstState() {
        return firstState;
    }

    Optional<State> lastState() {
        return lastState;
    }

    List<TrajectoryRow> rows() {
        return List.copyOf(rows.list());
    }
}
