package org.repdyn.dynamics.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.dynamics.spi.EventCondition.Kind;

/**
 * Options for the events of a run. A dynamics offers them by a component of this type in its options record; the component
 * is inlined, so that users write {@code rank-below: 1.5} next to the other options of the dynamics.
 *
 * @param rankBelow stop if the observable {@code effective-rank} of the study falls below this
 * @param normAbove stop if the norm of all weights rises above this
 * @param growthAbove stop if the norm of the embeddings rises above this many times that at the start
 * @param gradientBelow stop if the norm of the gradient on all training views falls below this
 * @param stop further events at which the run stops, each as {@link EventCondition} is written
 * @param note events that are noted with their time, each as {@link EventCondition} is written
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record EventSettings(
        @Option(help = "stop if the observable effective-rank falls below this", range = "[1, inf)")
                Optional<Double> rankBelow,
        @Option(help = "stop if the norm of all weights rises above this", range = "(0, inf)")
                Optional<Double> normAbove,
        @Option(
                        help = "stop if the norm of the embeddings rises above this many times that at the start",
                        range = "(1, inf)")
                Optional<Double> growthAbove,
        @Option(
                        help = "stop if the norm of the gradient falls below this, because the run stagnates",
                        range = "(0, inf)")
                Optional<Double> gradientBelow,
        @Option(
                        help =
                                "further events at which to stop: comparisons of observables of the study with numbers, such as"
                                        + " ['loss < 1e-3', 'singular-values[2] < 0.1']")
                Optional<List<String>> stop,
        @Option(
                        help =
                                "events that are reported with their time and do not stop the run, such as [rank-below 1.5, norm-above 100, 'loss < 1e-3']:"
                                        + " rank-below, norm-above, growth-above or gradient-below with a number, or a comparison")
                Optional<List<String>> note) {

    /** No events. */
    public static final EventSettings NONE = new EventSettings(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Checks the events.
     *
     * @throws IllegalArgumentException if an entry of {@code stop} or {@code note} is not a valid event
     */
    public EventSettings {
        stop = stop.map(List::copyOf);
        note = note.map(List::copyOf);
        EventCondition.read("stop", stop);
        EventCondition.read("note", note);
    }

    /** Returns the events at which the run stops. */
    public List<EventCondition> stopping() {
        List<EventCondition> stopping = new ArrayList<>();
        rankBelow.ifPresent(r -> stopping.add(EventCondition.rankBelow(r)));
        normAbove.ifPresent(n -> stopping.add(new EventCondition(Kind.NORM_ABOVE, n)));
        growthAbove.ifPresent(g -> stopping.add(new EventCondition(Kind.GROWTH_ABOVE, g)));
        gradientBelow.ifPresent(g -> stopping.add(new EventCondition(Kind.GRADIENT_BELOW, g)));
        stopping.addAll(EventCondition.read("stop", stop));
        return List.copyOf(stopping);
    }

    /** Returns the events that are noted without stopping the run. */
    public List<EventCondition> noted() {
        return EventCondition.read("note", note);
    }
}
