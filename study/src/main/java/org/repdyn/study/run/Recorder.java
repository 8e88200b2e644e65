package org.repdyn.study.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.PluginOwner;
import org.repdyn.core.problem.SingleLine;
import org.repdyn.core.result.ArmResult.Event;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Work;
import org.repdyn.dynamics.spi.EncoderSnapshot;
import org.repdyn.study.plan.AssembledArm;
import org.repdyn.study.plan.CheckedArm;
import org.repdyn.study.plan.FailureReason;

/** Observer of one run that measures its observables and keeps the rows and the last state. */
final class Recorder implements TrajectoryObserver {

    /** Name under which the loss is recorded, unless an observable of this name is. */
    private static final String LOSS = ObservableNames.LOSS;

    /** Start of the names of predicted observables. */
    private static final String PREDICTED = ObservableNames.PREDICTED;

    /** Largest number of events that are kept; a study asks for fewer. */
    private static final int MAX_EVENTS = 1_000;

    /** Values of an observable that is not defined or left out. */
    private static final double[] UNDEFINED = {};

    private final CheckedArm plan;
    private final AssembledArm arm;
    private final LinearAlgebra algebra;
    private final String run;
    private final Optional<PredictionFollower> prediction;
    private final Theory theory;
    private final Optional<StateRecorder> states;
    private final ReportCheck check;
    private final ArmClock clock;
    private final Map<String, Observable> alongTheWay = new LinkedHashMap<>();
    private final Map<String, Observable> atTheEnd = new LinkedHashMap<>();
    private final Map<String, Observable> ofColumns = new LinkedHashMap<>();
    private final Map<String, Double> columns = new LinkedHashMap<>();
    private final Map<String, String> leftOut = new LinkedHashMap<>();
    private final List<TrajectoryRow> rows = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Double> last = new LinkedHashMap<>();
    private Optional<Work> work = Optional.empty();
    private Optional<State> firstState = Optional.empty();
    private Optional<State> lastState = Optional.empty();
    private Optional<Snapshot> lastShown = Optional.empty();
    private final SnapshotCopy given = new SnapshotCopy();
    private int step;

    Recorder(
            CheckedArm plan,
            AssembledArm arm,
            LinearAlgebra algebra,
            String run,
            Optional<PredictionFollower> prediction,
            Theory theory,
            Optional<StateRecorder> states,
            ReportCheck check,
            ArmClock clock) {
        this.clock = clock;
        this.check = check;
        this.theory = theory;
        this.states = states;
        this.plan = plan;
        this.arm = arm;
        this.algebra = algebra;
        this.run = run;
        this.prediction = prediction;
        plan.measurements().alongTheRun().forEach(bound -> {
            Observable observable = bound.make();
            (observable.schedule() == Observable.Schedule.AT_THE_END ? atTheEnd : alongTheWay)
                    .put(bound.name(), observable);
        });
        plan.measurements().atTheEnds().forEach(bound -> ofColumns.put(bound.name(), bound.make()));
    }

    @Override
    public void observe(Snapshot snapshot) {
        clock.part(ArmClock.Part.RECORDING, () -> {
            record(snapshot);
            return true;
        });
    }

    private void record(Snapshot snapshot) {
        check.state(snapshot);
        double t = snapshot.time();
        last.clear();
        if (step == 0) {
            // An observable of change, such as a drift, is relative to the first state that it measures.
            measureColumns(snapshot, Observable.Schedule.EVERY_TIME);
        }
        if (!alongTheWay.containsKey(LOSS)) {
            snapshot.loss().ifPresent(loss -> add(t, LOSS, 0, loss));
        }
        Map<String, Observable> due = due(step);
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
                if (!alongTheWay.containsKey(LOSS) && !predictedDirectly.contains(PREDICTED + LOSS)) {
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
        return new Recorder(plan, arm, algebra, run, Optional.empty(), theory, Optional.empty(), check, new ArmClock());
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
        return Optional.ofNullable(alongTheWay.get(name))
                .or(() -> Optional.ofNullable(ofColumns.get(name)))
                .map(observable -> snapshot -> {
                    double[] values = observe(name, observable, snapshot);
                    if (leftOut.containsKey(name)) {
                        throw new IllegalArgumentException(
                                "an event refers to " + name + ", which cannot be measured: " + leftOut.get(name));
                    }
                    if (values.length > 0 && index >= values.length) {
                        throw new IllegalArgumentException("an event refers to " + name + "[" + index + "], but '"
                                + name + "' has the components 0 to " + (values.length - 1) + "; correct the index");
                    }
                    return values.length == 0 ? Double.NaN : values[index];
                });
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
        ObservableNotices notices = new ObservableNotices();
        leftOut.forEach(notices::leftOut);
        if (lastState.isPresent()) {
            Set<String> defined = new HashSet<>(columns.keySet());
            rows.forEach(row -> defined.add(row.observable()));
            for (Map<String, Observable> observables : List.of(alongTheWay, atTheEnd, ofColumns)) {
                observables.forEach((name, observable) -> {
                    if (plan.measurements().required().contains(name) && defined.add(name)) {
                        observable
                                .needs()
                                .ifPresentOrElse(
                                        needs -> notices.undefined(name, needs), () -> notices.undefined(name));
                    }
                });
            }
        }
        return notices.list();
    }

    /** Returns the events in the order of time. */
    List<Event> events() {
        return List.copyOf(events);
    }

    /** Measures the observables of the final state and the half-times of the modes. */
    void finish() {
        step = Math.max(0, step - 1);
        for (String prefix : List.of("", PREDICTED)) {
            HalfTimes.of(rows, prefix)
                    .forEach((mode, t) ->
                            add(lastState.orElseThrow().time(), prefix + ObservableNames.MODE_HALF_TIME, mode, t));
        }
        lastShown.ifPresent(shown -> {
            measureColumns(shown, Observable.Schedule.EVERY_TIME);
            measureColumns(shown, Observable.Schedule.AT_THE_END);
            measure(atTheEnd, shown, "");
            Map<String, Observable> left = new LinkedHashMap<>(alongTheWay);
            left.keySet().removeAll(due(step).keySet());
            measure(left, shown, "");
        });
    }

    /** Returns the observables that are measured at a step of the grid. */
    private Map<String, Observable> due(int number) {
        Map<String, Observable> due = new LinkedHashMap<>();
        alongTheWay.forEach((name, observable) -> {
            if (number % Math.max(1, observable.every()) == 0) {
                due.put(name, observable);
            }
        });
        return due;
    }

    /** Measures the observables of columns that are not recorded along the run. */
    private void measureColumns(Snapshot snapshot, Observable.Schedule schedule) {
        ofColumns.forEach((name, observable) -> {
            if (observable.schedule() == schedule) {
                double[] values = observe(name, observable, snapshot);
                columns.remove(name);
                if (values.length > 0 && Double.isFinite(values[0])) {
                    columns.put(name, values[0]);
                }
            }
        });
    }

    private void measure(Map<String, Observable> observables, Snapshot snapshot, String prefix) {
        if (observables.isEmpty()) {
            return;
        }
        given.take(snapshot);
        given.takeEvaluation(snapshot);
        Observation observation = observation(snapshot);
        observables.forEach((name, observable) -> {
            double[] values = observe(name, observable, observation);
            if (!given.holdsEvaluation(snapshot)) {
                throw changed(name, observable, "the embeddings of the evaluation");
            }
            for (int i = 0; i < values.length; i++) {
                add(snapshot.time(), prefix + name, i, values[i]);
            }
        });
    }

    private double[] observe(String name, Observable observable, Snapshot snapshot) {
        given.take(snapshot);
        return observe(name, observable, observation(snapshot));
    }

    private Observation observation(Snapshot snapshot) {
        return new Observation(snapshot, arm.views().layout(), arm.evaluation(), algebra, theory);
    }

    /** Measures an observable, and checks that the snapshot still has the numbers that {@link #given} holds. */
    private double[] observe(String name, Observable observable, Observation observation) {
        if (leftOut.containsKey(name)) {
            return UNDEFINED;
        }
        double[] values;
        try {
            values = clock.observable(name, () -> observable.observe(observation));
        } catch (IllegalArgumentException e) {
            String reason = FailureReason.of(e);
            if (plan.measurements().required().contains(name)) {
                throw new IllegalArgumentException("observable " + name + " cannot be measured: " + reason, e);
            }
            leftOut.put(name, reason);
            return UNDEFINED;
        }
        if (!given.holds(observation.snapshot())) {
            throw changed(name, observable, "the embeddings or weights");
        }
        if (values.length > Observable.MAX_VALUES) {
            throw new BrokenRunException(owner(name, observable) + " returned " + values.length
                    + " values at one time, and at most " + Observable.MAX_VALUES
                    + " are recorded; its author must return fewer, such as a summary");
        }
        return values;
    }

    private static BrokenRunException changed(String name, Observable observable, String what) {
        return new BrokenRunException(owner(name, observable) + " changed " + what + " that it was given; an observable"
                + " may only read them, and its author must copy what it changes");
    }

    private static String owner(String name, Observable observable) {
        return PluginOwner.of(observable).orElse("the observable '" + name + "'");
    }

    private void add(double t, String observable, int index, double value) {
        rows.add(new TrajectoryRow(run, plan.name(), plan.seeds().value(), step, t, observable, index, value));
        if (index == 0) {
            last.put(observable, value);
        }
    }

    /** Returns the value of a column at the end of the run; empty if it was not measured or is not finite. */
    OptionalDouble column(String observable) {
        Double value = ofColumns.containsKey(observable) ? columns.get(observable) : last.get(observable);
        return value == null || !Double.isFinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    Optional<State> firstState() {
        return firstState;
    }

    Optional<State> lastState() {
        return lastState;
    }

    List<TrajectoryRow> rows() {
        return List.copyOf(rows);
    }
}
