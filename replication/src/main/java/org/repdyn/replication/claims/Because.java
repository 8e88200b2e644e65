package org.repdyn.replication.claims;

import java.util.List;

/** What options of claims have to hold. */
final class Because {

    private Because() {}

    static void require(String because) {
        if (because.isBlank()) {
            throw new IllegalArgumentException(
                    "because is empty; say where the tolerance comes from, such as 'integration error: one tenth of the step'");
        }
    }

    static void requireTwo(List<String> arms) {
        if (arms.size() < 2) {
            throw new IllegalArgumentException("arms names " + arms.size() + "; name two or more");
        }
    }
}
