package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.dynamics.spi.StateReporter;
import org.repdyn.dynamics.spi.TrainingProblem;

/**
 * Check of the components of observables that events refer to, such as {@code singular-values[2]}. How many components an observable has is
 * known from its values alone, so those with an index above 0 are measured at the start of the run.
 */
final class EventComponents {

    private EventComponents() {}

    /**
     * Returns one message for each observable that has no component of the index that an event names. An observable without a value at the start is left to the
     * run.
     *
     * @param measurements observables of the arm
     */
    static List<String> missing(EventSettings events, Measurements measurements, AssembledArm.Training arm) {
        Map<String, Set<Integer>> indices = new TreeMap<>();
        Stream.concat(events.stopping().stream(), events.noted().stream())
                .flatMap(event -> event.observable().stream())
                .filter(component -> component.index() > 0)
                .forEach(component -> indices.computeIfAbsent(component.observable(), name -> new TreeSet<>())
                        .add(component.index()));
        if (indices.isEmpty()) {
            return List.of();
        }
        List<BoundPlugin<Observable>> observables = Stream.concat(
                        measurements.alongTheRun().stream(), measurements.atTheEnds().stream())
                .filter(observable -> indices.containsKey(observable.name()))
                .toList();
        List<String> missing = new ArrayList<>();
        if (observables.stream().noneMatch(observable -> observable.name().equals(ObservableNames.LOSS))) {
            compare(ObservableNames.LOSS, 1, indices, missing);
        }
        TrainingProblem problem = arm.problem();
        new StateReporter(
                        problem.weightField(),
                        snapshot -> observables.forEach(observable ->
                                compare(observable.name(), components(observable, snapshot, arm), indices, missing)))
                .report(0, problem.initial());
        return missing;
    }

    private static int components(BoundPlugin<Observable> observable, Snapshot snapshot, AssembledArm.Training arm) {
        TrainingProblem problem = arm.problem();
        return observable
                .make()
                .observe(new Observation(snapshot, problem.views().layout(), arm.evaluation(), problem.algebra()))
                .length;
    }

    private static void compare(String name, int components, Map<String, Set<Integer>> indices, List<String> missing) {
        Set<Integer> given = Objects.requireNonNullElse(indices.get(name), Set.of());
        given.stream()
                .filter(index -> components > 0 && index >= components)
                .findFirst()
                .ifPresent(index -> missing.add(
                        "an event refers to " + new ObservableComponent(name, index) + ", but '" + name + "' has "
                                + (components == 1
                                        ? "one component; write '" + name + "'"
                                        : "the components 0 to " + (components - 1) + "; correct the index")));
    }
}
