package org.repdyn.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.dynamics.spi.RunEvents;

/** Observer of a training that copies its states and measures its observables. */
final class StateCollector implements TrajectoryObserver {

    private final Map<String, Observable> observables;
    private final ViewLayout layout;
    private final EvaluationSet evaluation;
    private final LinearAlgebra algebra;
    private final List<TrainingRun.State> states = new ArrayList<>();
    private final List<RunEvents.Occurrence> events = new ArrayList<>();

    StateCollector(
            Map<String, Observable> observables, ViewLayout layout, EvaluationSet evaluation, LinearAlgebra algebra) {
        this.observables = observables;
        this.layout = layout;
        this.evaluation = evaluation;
        this.algebra = algebra;
    }

    TrainingRun run(StopReason end) {
        return new TrainingRun(end, states, events);
    }

    @Override
    public void observe(Snapshot snapshot) {
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        observables.forEach((name, observable) -> measured.put(
                name, Arrays.stream(values(observable, snapshot)).boxed().toList()));
        states.add(new TrainingRun.State(
                snapshot.time(),
                snapshot.loss(),
                snapshot.embeddings().copy(),
                snapshot.weights().map(Weights::copy).orElseThrow(),
                measured));
    }

    @Override
    public void note(double time, String what) {
        events.add(new RunEvents.Occurrence(time, what));
    }

    @Override
    public Optional<ToDoubleFunction<Snapshot>> measurement(String name, int index) {
        Optional<ToDoubleFunction<Snapshot>> measured = Optional.ofNullable(observables.get(name))
                .map(observable -> snapshot -> {
                    double[] values = values(observable, snapshot);
                    return index < values.length ? values[index] : Double.NaN;
                });
        return measured.or(() -> name.equals(ObservableNames.LOSS) && index == 0
                ? Optional.of(snapshot -> snapshot.loss().orElse(Double.NaN))
                : Optional.empty());
    }

    private double[] values(Observable observable, Snapshot snapshot) {
        return observable.observe(new Observation(snapshot, layout, evaluation, algebra));
    }
}
