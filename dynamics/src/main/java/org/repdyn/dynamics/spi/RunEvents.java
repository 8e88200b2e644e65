package org.repdyn.dynamics.spi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.internal.Finite;
import org.repdyn.dynamics.spi.EventCondition.Kind;

/**
 * Detects the events of one run: those that stop it, and those that are noted once each. An event is a function of the weights
 * that becomes negative when it happens; within a step its time is found by bisection.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class RunEvents {

    /** Largest number of bisections of a step; 52 reach the rounding of the time, as a double has 52 bits. */
    private static final int HALVINGS = 52;

    /**
     * One event.
     *
     * @param what the event in words
     * @param margin negative once the event has happened
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
    private final List<Event> stops = new ArrayList<>();
    private final List<Event> notes = new ArrayList<>();

    /**
     * Creates the detector of one run.
     *
     * @param settings the events to look for
     * @param field the field that the run follows
     */
    public RunEvents(EventSettings settings, WeightField field) {
        this.field = field;
        settings.rankBelow().ifPresent(r -> stops.add(event(Kind.RANK_BELOW, r, "")));
        settings.normAbove().ifPresent(n -> stops.add(event(Kind.NORM_ABOVE, n, "")));
        settings.growthAbove().ifPresent(g -> stops.add(event(Kind.GROWTH_ABOVE, g, "")));
        settings.gradientBelow().ifPresent(g -> stops.add(event(Kind.GRADIENT_BELOW, g, ", the run stagnates")));
        settings.noted().stream().distinct().forEach(n -> notes.add(event(n.kind(), n.threshold(), "")));
    }

    private Event event(Kind kind, double threshold, String further) {
        ToDoubleFunction<Weights> margin =
                switch (kind) {
                    case RANK_BELOW -> w -> effectiveRank(field, w) - threshold;
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
        return new Event(kind.at(threshold) + further, margin);
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
        double time = crossing(from, to, t -> first(weights.apply(t)).isPresent());
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
                ? OptionalDouble.of(crossing(from, to, t -> event.happened(weights.apply(t))))
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

    /** Returns the time at which a condition begins to hold that holds at the end of a step and not at its start. */
    private static double crossing(double from, double to, DoublePredicate happened) {
        double before = from;
        double after = to;
        for (int i = 0; i < HALVINGS && after - before > Math.ulp(after); i++) {
            double middle = before + (after - before) / 2;
            if (happened.test(middle)) {
                after = middle;
            } else {
                before = middle;
            }
        }
        return after;
    }

    private static double size(WeightField field, Weights weights) {
        double sum = 0;
        for (double u : field.forward(weights).data) {
            sum += u * u;
        }
        return Math.sqrt(sum);
    }

    /** Returns exp of the entropy of σ/Σσ, σ the singular values of the embeddings (Roy, Vetterli 2007). */
    private static double effectiveRank(WeightField field, Weights weights) {
        R064Store u = field.forward(weights);
        if (!Finite.all(u.data)) {
            // Embeddings beyond double precision have no rank; the dynamics ends the run for that reason.
            return Double.POSITIVE_INFINITY;
        }
        double[] sigma = field.problem().algebra().thinSvd(u).values();
        double sum = 0;
        for (double s : sigma) {
            sum += s;
        }
        double entropy = 0;
        for (double s : sigma) {
            if (s > 0) {
                entropy -= s / sum * Math.log(s / sum);
            }
        }
        return Math.exp(entropy);
    }
}
