package org.repdyn.core.observable;

import java.util.Optional;
import org.apiguardian.api.API;

/** A quantity measured along a trajectory: a number, or a few indexed ones such as singular values. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Observable {

    /** When an observable is asked. */
    enum Schedule {
        /** At each time of the grid. */
        EVERY_TIME,
        /** At the end only, because it is costly. */
        AT_THE_END
    }

    /** When to ask; by default at each time. */
    default Schedule schedule() {
        return Schedule.EVERY_TIME;
    }

    /** Why this observable cannot be measured here, such as missing labels; empty where it can. */
    default Optional<String> objection(EvaluationSet evaluation) {
        return Optional.empty();
    }

    /** The value or values, finite; an empty array where the quantity is not defined for this state. */
    double[] observe(Observation observation);
}
