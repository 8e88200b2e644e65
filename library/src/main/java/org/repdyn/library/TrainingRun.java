package org.repdyn.library;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.RunEvents;

/**
 * Result of a training.
 *
 * @param end reason why it ended
 * @param states states at the times of the grid, and at its end
 * @param events events that were noted and did not end the training, in the order in which they were found
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TrainingRun(StopReason end, List<State> states, List<RunEvents.Occurrence> events) {

    public TrainingRun {
        states = List.copyOf(states);
        events = List.copyOf(events);
    }

    /**
     * Returns the last state.
     *
     * @throws NoSuchElementException with the reason why the training ended, if it ended before its first state
     */
    public State last() {
        if (states.isEmpty()) {
            throw new NoSuchElementException("the training has no state: it " + end.describe());
        }
        return states.get(states.size() - 1);
    }

    /**
     * A state of a training.
     *
     * @param time time of the gradient flow; for descent, the number of steps times the step size
     * @param loss loss; empty for a field that is not a gradient
     * @param embeddings embeddings of the training views, N×k, one block of views after the other
     * @param weights weights of the encoder
     * @param measured values of each observable, by its name
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record State(
            double time,
            OptionalDouble loss,
            R064Store embeddings,
            Weights weights,
            Map<String, List<Double>> measured) {

        public State {
            measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
        }
    }
}
