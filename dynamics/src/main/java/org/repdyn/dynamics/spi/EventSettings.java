package org.repdyn.dynamics.spi;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The events at which a run stops, and those that it notes and runs on.
 *
 * @param rankBelow stop if the effective rank of the embeddings falls below this
 * @param normAbove stop if the norm of all weights rises above this
 * @param growthAbove stop if the norm of the embeddings rises above this many times that at the start
 * @param gradientBelow stop if the norm of the gradient falls below this
 * @param noted events that are noted with their time
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record EventSettings(
        Optional<Double> rankBelow,
        Optional<Double> normAbove,
        Optional<Double> growthAbove,
        Optional<Double> gradientBelow,
        List<EventCondition> noted) {

    /** No events. */
    public static final EventSettings NONE =
            new EventSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public EventSettings {
        noted = List.copyOf(noted);
    }
}
