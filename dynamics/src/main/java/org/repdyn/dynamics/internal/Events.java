package org.repdyn.dynamics.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;

/** The events a run is asked to stop at. Each is a function of the weights that becomes negative at the event. */
public final class Events {

    /**
     * What a run is asked to stop at.
     *
     * @param rankBelow where the effective rank of the embeddings falls below this
     * @param normAbove where the norm of all weights rises above this
     * @param growthAbove where the norm of the embeddings rises above this many times that at the start
     * @param gradientBelow where the norm of the gradient falls below this
     */
    public record Wanted(
            Optional<Double> rankBelow,
            Optional<Double> normAbove,
            Optional<Double> growthAbove,
            Optional<Double> gradientBelow) {

        /** None. */
        public static final Wanted NOTHING =
                new Wanted(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Halvings of a step: down to rounding of the time. */
    private static final int HALVINGS = 52;

    private record Event(String what, ToDoubleFunction<Weights> margin) {}

    /** An event with its time. */
    public record Occurrence(double time, String what) {}

    private final List<Event> events = new ArrayList<>();

    public Events(Wanted wanted, ConstrainedProblem constrained) {
        wanted.rankBelow()
                .ifPresent(r ->
                        events.add(new Event("effective rank below " + r, w -> effectiveRank(constrained, w) - r)));
        wanted.normAbove().ifPresent(n -> events.add(new Event("norm of the weights above " + n, w -> n - w.norm())));
        wanted.growthAbove().ifPresent(g -> {
            double most = g * size(constrained, constrained.problem().initial());
            events.add(new Event(
                    "norm of the embeddings above " + g + " times that at the start",
                    w -> most - size(constrained, w)));
        });
        if (wanted.gradientBelow().isPresent()) {
            double least = wanted.gradientBelow().get();
            Weights gradient = constrained.problem().initial().zeros();
            events.add(new Event("gradient below " + least + ", the run stagnates", w -> {
                constrained.gradient(w, gradient);
                return Math.sqrt(constrained.manifold().inner(w, gradient, gradient)) - least;
            }));
        }
    }

    /** Whether there is nothing to stop at. */
    public boolean none() {
        return events.isEmpty();
    }

    /** What has happened at some weights; empty where nothing has. */
    public Optional<String> at(Weights weights) {
        return first(weights).map(Event::what);
    }

    private Optional<Event> first(Weights weights) {
        for (Event event : events) {
            if (event.margin.applyAsDouble(weights) < 0) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    /**
     * The first event within a step at whose start there was none, where there is one at its end.
     *
     * @param weights the solution at a time within the step
     */
    public Optional<Occurrence> within(double from, double to, DoubleFunction<Weights> weights) {
        if (none() || first(weights.apply(to)).isEmpty()) {
            return Optional.empty();
        }
        double before = from;
        double after = to;
        for (int i = 0; i < HALVINGS && after - before > Math.ulp(after); i++) {
            double middle = before + (after - before) / 2;
            if (first(weights.apply(middle)).isEmpty()) {
                before = middle;
            } else {
                after = middle;
            }
        }
        double time = after;
        return first(weights.apply(time)).map(event -> new Occurrence(time, event.what));
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
