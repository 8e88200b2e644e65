package org.repdyn.statistics.finding;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Two arms that are compared.
 *
 * @param first one arm
 * @param second the other arm
 * @param consistency signs of first − second, if the values are means over further settings
 * @param runs spread of first − second over single runs, if the values are means over further settings
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ComparedPair(
        ArmValues first, ArmValues second, Optional<Consistency> consistency, Optional<RunSpread> runs) {

    /** Compares two arms that are no means over further settings. */
    ComparedPair(ArmValues first, ArmValues second) {
        this(first, second, Optional.empty(), Optional.empty());
    }

    /** Returns the same comparison with the second arm first. */
    @SuppressWarnings("ArgumentSelectionDefectChecker") // exchanged on purpose
    ComparedPair reversed() {
        return new ComparedPair(second, first, consistency.map(Consistency::reversed), runs);
    }
}
