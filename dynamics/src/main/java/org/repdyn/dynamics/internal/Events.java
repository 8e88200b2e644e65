package org.repdyn.dynamics.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.internal.Noted.Kind;

/**
 * The events of a run: those it is asked to stop at and those it is asked to note, each once. Each is a function of the weights
 * that becomes negative at the event.
 */
public final class Events {

    /**
     * What a run is asked to stop at and to note.
     *
     * @param rankBelow where the effective rank of the embeddings falls below this
     * @param normAbove where the norm of all weights rises above this
     * @param growthAbove where the norm of the embeddings rises above this many times that at the start
     * @param gradientBelow where the norm of the gradient falls below this
     * @param noted what is noted
     */
    public record Wanted(
            Optional<Double> rankBelow,
            Optional<Double> normAbove,
            Optional<Double> growthAbove,
            Optional<Double> gradientBelow,
            List<Noted> noted) {

        /** None. */
        public static final Wanted NOTHING =
                new Wanted(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** Halvings of a step: down to rounding of the time. */
    private static final int HALVINGS = 52;

    private record Event(String what, ToDoubleFunction<Weights> margin) {

        boolean happened(Weights weights) {
            return margin.applyAsDouble(weights) < 0;
        }
    }

    /** An event with its time. */
    public record Occurrence(double time, String what) {}

    private final ConstrainedProblem constrained;
    private final List<Event> stops = new ArrayList<>();
    private final List<Event> notes = new ArrayList<>();

    public Events(Wanted wanted, ConstrainedProblem constrained) {
        this.constrained = constrained;
        wanted.rankBelow().ifPresent(r -> stops.add(event(Kind.RANK_BELOW, r, "")));
        wanted.normAbove().ifPresent(n -> stops.add(event(Kind.NORM_ABOVE, n, "")));
        wanted.growthAbove().ifPresent(g -> stops.add(event(Kind.GROWTH_ABOVE, g, "")));
        wanted.gradientBelow().ifPresent(g -> stops.add(event(Kind.GRADIENT_BELOW, g, ", the run stagnates")));
        wanted.noted().stream().distinct().forEach(n -> notes.add(event(n.kind(), n.threshold(), "")));
    }

    private Event event(Kind kind, double threshold, String further) {
        ToDoubleFunction<Weights> margin =
                switch (kind) {
                    case RANK_BELOW -> w -> effectiveRank(constrained, w) - threshold;
                    case NORM_ABOVE -> w -> threshold - w.norm();
                    case GROWTH_ABOVE -> {
                        double most = threshold
                                * size(constrained, constrained.problem().initial());
                        yield w -> most - size(constrained, w);
                    }
                    case GRADIENT_BELOW -> {
                        Weights gradient = constrained.problem().initial().zeros();
                        yield w -> {
                            constrained.gradient(w, gradient);
                            return Math.sqrt(constrained.manifold().inner(w, gradient, gradient)) - threshold;
                        };
                    }
                };
        return new Event(kind.at(threshold) + further, margin);
    }

    /** Whether there is nothing to look for, or no longer. */
    public boolean none() {
        return stops.isEmpty() && notes.isEmpty();
    }

    /** What to stop at that has happened at some weights; empty where nothing has. */
    public Optional<String> at(Weights weights) {
        return first(weights).map(Event::what);
    }

    private Optional<Event> first(Weights weights) {
        return stops.stream().filter(event -> event.happened(weights)).findFirst();
    }

    /**
     * The first event to stop at within a step at whose start there was none, where there is one at its end.
     *
     * @param weights the solution at a time within the step
     */
    public Optional<Occurrence> within(double from, double to, DoubleFunction<Weights> weights) {
        if (stops.isEmpty() || first(weights.apply(to)).isEmpty()) {
            return Optional.empty();
        }
        double time = crossing(from, to, t -> first(weights.apply(t)).isPresent());
        return first(weights.apply(time)).map(event -> new Occurrence(time, event.what));
    }

    /** What is to be noted and has happened at some weights for the first time. */
    public List<Occurrence> notedAt(double time, Weights weights) {
        return noted(event -> event.happened(weights) ? OptionalDouble.of(time) : OptionalDouble.empty());
    }

    /**
     * What is to be noted and happened for the first time within a step, in the order of time.
     *
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

    /** The time at which something that holds at the end of a step and not at its start begins to hold. */
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

    private static double size(ConstrainedProblem constrained, Weights weights) {
        double sum = 0;
        for (double u : constrained.forward(weights).data) {
            sum += u * u;
        }
        return Math.sqrt(sum);
    }

    /** exp of the entropy of σ/Σσ, σ the singular values of the embeddings (Roy, Vetterli 2007). */
    private static double effectiveRank(ConstrainedProblem constrained, Weights weights) {
        R064Store u = constrained.forward(weights);
        if (!Finite.all(u.data)) {
            // Beyond double precision: how the run ends is another's to say.
            return Double.POSITIVE_INFINITY;
        }
        double[] sigma = constrained.problem().algebra().thinSvd(u).values();
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
