package org.repdyn.dynamics.spi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.internal.Bisection;
import org.repdyn.dynamics.spi.EventCondition.Kind;

/**
 * Detects the events of one run: those that stop it, and those that are noted once each. An event is a function of the weights
 * that becomes negative when it happens; within a step its time is found by bisection.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class RunEvents {

    /**
     * One event.
     *
     * @param what the event in words
     * @param margin negative once the event has happened; NaN where its quantity has no value
     */
    private record Event(String what, ToDoubleFunction<Weights> margin) {

        boolean happened(Weights weights) {
            return margin.applyAsDouble(weights) < 0;
        }
    }

    /**
     * An event with its time.
     *
     * @param time t
     * @param what the event in words
     */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    public record Occurrence(double time, String what) {}

    private final WeightField field;
    private final StateReporter reporter;
    private final List<Event> stops = new ArrayList<>();
    private final List<Event> notes = new ArrayList<>();

    /**
     * Creates the detector of one run.
     *
     * @param settings the events to look for
     * @param reporter reporter of the run, whose observer measures the observables of the events
     * @throws IllegalArgumentException if an event refers to an observable that the observer does not measure
     */
    public RunEvents(EventSettings settings, StateReporter reporter) {
        this.field = reporter.weightField();
        this.reporter = reporter;
        settings.stopping()
                .forEach(e -> stops.add(event(e, e.kind() == Kind.GRADIENT_BELOW ? ", the run stagnates" : "")));
        settings.noted().stream().distinct().forEach(e -> notes.add(event(e, "")));
    }

    private Event event(EventCondition condition, String further) {
        double threshold = condition.threshold();
        ToDoubleFunction<Weights> margin =
                switch (condition.kind()) {
                    case OBSERVABLE_BELOW -> {
                        ToDoubleFunction<Weights> value =
                                measurement(condition.observable().orElseThrow());
                        yield w -> value.applyAsDouble(w) - threshold;
                    }
                    case OBSERVABLE_ABOVE -> {
                        ToDoubleFunction<Weights> value =
                                measurement(condition.observable().orElseThrow());
                        yield w -> threshold - value.applyAsDouble(w);
                    }
                    case NORM_ABOVE -> w -> threshold - w.norm();
                    case GROWTH_ABOVE -> {
                        double most = threshold * size(field, field.problem().initial());
                        yield w -> most - size(field, w);
                    }
                    case GRADIENT_BELOW -> {
                        Weights gradient = field.problem().initial().zeros();
                        yield w -> {
                            field.gradient(w, gradient);
                            return Math.sqrt(field.manifold().inner(w, gradient, gradient)) - threshold;
                        };
                    }
                };
        return new Event(condition.describe() + further, margin);
    }

    private ToDoubleFunction<Weights> measurement(ObservableComponent component) {
        return reporter.measurement(component)
                .orElseThrow(() -> new IllegalArgumentException("an event refers to the observable '"
                        + component.observable()
                        + "', which the run does not measure; add it to 'observables', or correct its name"));
    }

    /** Returns true if no event is left to look for. */
    public boolean isEmpty() {
        return stops.isEmpty() && notes.isEmpty();
    }

    /** Returns the first stopping event that has happened at some weights, in words; empty if none has. */
    public Optional<String> stopAt(Weights weights) {
        return first(weights).map(Event::what);
    }

    private Optional<Event> first(Weights weights) {
        return stops.stream().filter(event -> event.happened(weights)).findFirst();
    }

    /**
     * Returns the first stopping event within a step, with its time; empty if none has happened at the end of the step.
     *
     * @param from start of the step, at which no stopping event had happened
     * @param to end of the step
     * @param weights the solution at a time within the step
     */
    public Optional<Occurrence> stopWithin(double from, double to, DoubleFunction<Weights> weights) {
        if (stops.isEmpty() || first(weights.apply(to)).isEmpty()) {
            return Optional.empty();
        }
        double time =
                Bisection.of(from, to, t -> first(weights.apply(t)).isPresent()).after();
        return first(weights.apply(time)).map(event -> new Occurrence(time, event.what));
    }

    /** Returns the noted events that have happened at some weights for the first time, dated with this time. */
    public List<Occurrence> notedAt(double time, Weights weights) {
        return noted(event -> event.happened(weights) ? OptionalDouble.of(time) : OptionalDouble.empty());
    }

    /**
     * Returns the noted events that happened for the first time within a step, in the order of time.
     *
     * @param from start of the step
     * @param to end of the step
     * @param weights the solution at a time within the step
     */
    public List<Occurrence> notedWithin(double from, double to, DoubleFunction<Weights> weights) {
        return noted(event -> event.happened(weights.apply(to))
                ? OptionalDouble.of(Bisection.of(from, to, t -> event.happened(weights.apply(t)))
                        .after())
                : OptionalDouble.empty());
    }

    private List<Occurrence> noted(Function<Event, OptionalDouble> time) {
        List<Occurrence> occurred = new ArrayList<>();
        notes.removeIf(event -> {
            OptionalDouble when = time.apply(event);
            when.ifPresent(t -> occurred.add(new Occurrence(t, event.what)));
            return when.isPresent();
        });
        occurred.sort(Comparator.comparing(Occurrence::time));
        return occurred;
    }

    private static double size(WeightField field, Weights weights) {
        double sum = 0;
        for (double u : field.forward(weights).data) {
            sum += u * u;
        }
        return Math.sqrt(sum);
    }
}
