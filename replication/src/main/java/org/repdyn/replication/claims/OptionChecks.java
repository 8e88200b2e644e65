package org.repdyn.replication.claims;

import java.util.List;

/** Checks that options of several claims share. */
final class OptionChecks {

    /** Example of the reason of a tolerance. */
    static final String REASON = "integration error: one tenth of the step";

    private OptionChecks() {}

    /** @throws IllegalArgumentException if the reason of a tolerance is blank */
    static void require(String because) {
        if (because.isBlank()) {
            throw new IllegalArgumentException(
                    "because is empty; give the reason of the tolerance, such as '" + REASON + "'");
        }
    }

    /** @throws IllegalArgumentException if there are fewer than two arms */
    static void requireTwo(List<String> arms) {
        if (arms.size() < 2) {
            throw new IllegalArgumentException("arms has length " + arms.size() + "; name two or more arms");
        }
    }
}
