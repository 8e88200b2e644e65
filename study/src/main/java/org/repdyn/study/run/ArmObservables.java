package org.repdyn.study.run;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.PluginOwner;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.study.plan.AssembledArm;
import org.repdyn.study.plan.CheckedArm;
import org.repdyn.study.plan.FailureReason;

/**
 * Observables of one run. They are measured at snapshots, which they may only read; one that cannot be measured and that the study does not
 * name is left out from then on.
 */
final class ArmObservables {

    /** Values of an observable that is not defined or left out. */
    private static final double[] UNDEFINED = {};

    private final CheckedArm plan;
    private final AssembledArm arm;
    private final LinearAlgebra algebra;
    private final Theory theory;
    private final ArmClock clock;
    private final Map<String, Observable> alongTheWay = new LinkedHashMap<>();
    private final Map<String, Observable> atTheEnd = new LinkedHashMap<>();
    private final Map<String, Observable> ofColumns = new LinkedHashMap<>();
    private final Map<String, String> leftOut = new LinkedHashMap<>();
    private final SnapshotCopy given = new SnapshotCopy();

    /** Creates the observables, which have measured nothing yet. */
    ArmObservables(CheckedArm plan, AssembledArm arm, LinearAlgebra algebra, Theory theory, ArmClock clock) {
        this.plan = plan;
        this.arm = arm;
        this.algebra = algebra;
        this.theory = theory;
        this.clock = clock;
        plan.measurements().alongTheRun().forEach(bound -> {
            Observable observable = bound.make();
            (observable.schedule() == Observable.Schedule.AT_THE_END ? atTheEnd : alongTheWay)
                    .put(bound.name(), observable);
        });
        plan.measurements().atTheEnds().forEach(bound -> ofColumns.put(bound.name(), bound.make()));
    }

    /** Receiver of the values of observables. */
    @FunctionalInterface
    interface Values {
        /**
         * Receives the values of an observable.
         *
         * @param values components of the observable; none if it is not defined
         */
        void of(String observable, double[] values);
    }

    /** Returns observables of the same arm that have measured nothing: these may remember the first state of a run. */
    ArmObservables fresh(ArmClock otherClock) {
        return new ArmObservables(plan, arm, algebra, theory, otherClock);
    }

    /** Returns true if an observable is recorded at the states of the grid. */
    boolean isRecorded(String name) {
        return alongTheWay.containsKey(name);
    }

    /** Returns true if an observable is measured for a column alone, and not recorded. */
    boolean isOfColumn(String name) {
        return ofColumns.containsKey(name);
    }

    /** Returns the observables that are recorded at a state of the grid. */
    Map<String, Observable> dueAt(int step) {
        Map<String, Observable> due = new LinkedHashMap<>();
        alongTheWay.forEach((name, observable) -> {
            if (step % Math.max(1, observable.every()) == 0) {
                due.put(name, observable);
            }
        });
        return due;
    }

    /** Returns the observables that are recorded at some states of the grid, and not at this one. */
    Map<String, Observable> notDueAt(int step) {
        Map<String, Observable> rest = new LinkedHashMap<>(alongTheWay);
        rest.keySet().removeAll(dueAt(step).keySet());
        return rest;
    }

    /** Returns the observables that are recorded at the last state alone. */
    Map<String, Observable> atTheEnd() {
        return atTheEnd;
    }

    /** Measures the observables of columns that are not recorded. */
    void measureColumns(Snapshot snapshot, Observable.Schedule schedule, Values values) {
        ofColumns.forEach((name, observable) -> {
            if (observable.schedule() == schedule) {
                values.of(name, measure(name, observable, snapshot));
            }
        });
    }

    /** Measures several observables at one snapshot. */
    void measure(Map<String, Observable> observables, Snapshot snapshot, Values receiver) {
        if (observables.isEmpty()) {
            return;
        }
        given.take(snapshot);
        given.takeEvaluation(snapshot);
        Observation observation = observation(snapshot);
        observables.forEach((name, observable) -> {
            double[] values = measure(name, observable, observation);
            if (!given.holdsEvaluation(snapshot)) {
                throw changed(name, observable, "the embeddings of the evaluation");
            }
            receiver.of(name, values);
        });
    }

    private double[] measure(String name, Observable observable, Snapshot snapshot) {
        given.take(snapshot);
        return measure(name, observable, observation(snapshot));
    }

    private Observation observation(Snapshot snapshot) {
        return new Observation(snapshot, arm.views().layout(), arm.evaluation(), algebra, theory);
    }

    /** Measures an observable, and checks that the snapshot still has the numbers that {@link #given} holds. */
    private double[] measure(String name, Observable observable, Observation observation) {
        if (leftOut.containsKey(name)) {
            return UNDEFINED;
        }
        double[] values;
        try {
            values = clock.observable(name, () -> observable.observe(observation));
        } catch (IllegalArgumentException e) {
            String reason = FailureReason.of(e);
            if (isRequired(name)) {
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

    private boolean isRequired(String name) {
        return plan.measurements().required().contains(name);
    }

    private static BrokenRunException changed(String name, Observable observable, String what) {
        return new BrokenRunException(owner(name, observable) + " changed " + what + " that it was given; an observable"
                + " may only read them, and its author must copy what it changes");
    }

    private static String owner(String name, Observable observable) {
        return PluginOwner.of(observable).orElse("the observable '" + name + "'");
    }

    /**
     * Returns a measurement of a component of an observable; empty if the arm does not measure the observable. The measurement throws an
     * {@link IllegalArgumentException} if the observable has fewer components.
     */
    Optional<ToDoubleFunction<Snapshot>> component(String name, int index) {
        return Optional.ofNullable(alongTheWay.get(name))
                .or(() -> Optional.ofNullable(ofColumns.get(name)))
                .map(observable -> snapshot -> {
                    double[] values = measure(name, observable, snapshot);
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

    /** Returns a notice for each reason why observables were left out that the study does not name. */
    ObservableNotices noticesOnLeftOut() {
        ObservableNotices notices = new ObservableNotices();
        leftOut.forEach(notices::leftOut);
        return notices;
    }

    /**
     * Returns the notices of {@link #noticesOnLeftOut}, and one for each reason why observables that the study names were not defined at any
     * time.
     *
     * @param defined names of the observables that have a value
     */
    ObservableNotices notices(Set<String> defined) {
        ObservableNotices notices = noticesOnLeftOut();
        Set<String> noted = new HashSet<>(defined);
        for (Map<String, Observable> observables : List.of(alongTheWay, atTheEnd, ofColumns)) {
            observables.forEach((name, observable) -> {
                if (isRequired(name) && noted.add(name)) {
                    observable
                            .needs()
                            .ifPresentOrElse(needs -> notices.undefined(name, needs), () -> notices.undefined(name));
                }
            });
        }
        return notices;
    }
}
