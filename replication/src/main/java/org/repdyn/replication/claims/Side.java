package org.repdyn.replication.claims;

import org.apiguardian.api.API;
import org.repdyn.core.result.Verdict;

/** On which side of a number a value may lie. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Side {
    /** At it, on neither side. */
    EQUAL,
    /** Below. */
    AT_MOST,
    /** Above. */
    AT_LEAST;

    /** Judges: what lies on the allowed side does not deviate. */
    Verdict verdict(
            String quantity, double predicted, double simulated, boolean relative, double tolerance, String why) {
        double difference =
                switch (this) {
                    case EQUAL -> Math.abs(simulated - predicted);
                    case AT_MOST -> Math.max(0, simulated - predicted);
                    case AT_LEAST -> Math.max(0, predicted - simulated);
                };
        return new Verdict(
                quantity,
                predicted,
                simulated,
                relative ? difference / Math.abs(predicted) : difference,
                tolerance,
                why);
    }
}
