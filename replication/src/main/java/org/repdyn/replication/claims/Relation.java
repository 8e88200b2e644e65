package org.repdyn.replication.claims;

import org.repdyn.core.result.Verdict;

/** Relation that a value must have to a number. */
enum Relation {
    /** The value equals the number. */
    EQUAL,
    /** The value is at most the number. */
    AT_MOST,
    /** The value is at least the number. */
    AT_LEAST;

    /** Returns the verdict on a value; the deviation is 0 on the allowed side. */
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
