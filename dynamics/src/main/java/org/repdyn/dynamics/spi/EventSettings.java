package org.repdyn.dynamics.spi;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options for the events of a run. A dynamics offers them by a component of this type in its options record; the component
 * is inlined, so that users write {@code rank-below: 1.5} next to the other options of the dynamics.
 *
 * @param rankBelow stop if the effective rank of the embeddings falls below this
 * @param normAbove stop if the norm of all weights rises above this
 * @param growthAbove stop if the norm of the embeddings rises above this many times that at the start
 * @param gradientBelow stop if the norm of the gradient on all training views falls below this
 * @param note events that are noted with their time, each as {@link EventCondition} is written
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record EventSettings(
        @Option(help = "stop where the effective rank of the embeddings falls below this", range = "[1, inf)")
                Optional<Double> rankBelow,
        @Option(help = "stop where the norm of all weights rises above this", range = "(0, inf)")
                Optional<Double> normAbove,
        @Option(
                        help = "stop where the norm of the embeddings rises above this many times that at the start",
                        range = "(1, inf)")
                Optional<Double> growthAbove,
        @Option(help = "stop where the norm of the gradient falls below this, the run stagnating", range = "(0, inf)")
                Optional<Double> gradientBelow,
        @Option(
                        help = "events to date without stopping, such as [rank-below 1.5, norm-above 100]: rank-below,"
                                + " norm-above, growth-above or gradient-below, each with a number")
                Optional<List<String>> note) {

    /** No events. */
    public static final EventSettings NONE = new EventSettings(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Checks the events.
     *
     * @throws IllegalArgumentException if an entry of {@code note} is not a valid event
     */
    public EventSettings {
        note = note.map(List::copyOf);
        EventCondition.read(note);
    }

    /** Returns the events that are noted without stopping the run. */
    public List<EventCondition> noted() {
        return EventCondition.read(note);
    }
}
