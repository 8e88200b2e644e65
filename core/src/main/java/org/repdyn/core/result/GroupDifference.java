package org.repdyn.core.result;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * Difference of one column between two groups over their common seeds, with its test.
 *
 * @param observable observable of the column
 * @param first group with the higher mean over the common seeds, if the difference is defined
 * @param second the other group
 * @param test name of the test that the p-values are of
 * @param difference mean of first − second over the common seeds, with its interval; empty if nothing is claimed
 * @param pValue p-value of the test; empty if nothing is claimed
 * @param corrected p-value corrected for all tests of the comparison; empty if nothing is claimed
 * @param significant true if the corrected p-value is at most 5 %
 * @param noClaim reason why nothing is claimed; empty if there is a test
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GroupDifference(
        String observable,
        String first,
        String second,
        String test,
        Optional<SeedMean> difference,
        OptionalDouble pValue,
        OptionalDouble corrected,
        boolean significant,
        Optional<String> noClaim) {

    /** Refuses null. */
    public GroupDifference {
        Objects.requireNonNull(observable, "the argument 'observable' is null");
        Objects.requireNonNull(first, "the argument 'first' is null");
        Objects.requireNonNull(second, "the argument 'second' is null");
        Objects.requireNonNull(test, "the argument 'test' is null");
        Objects.requireNonNull(difference, "the argument 'difference' is null");
        Objects.requireNonNull(pValue, "the argument 'pValue' is null");
        Objects.requireNonNull(corrected, "the argument 'corrected' is null");
        Objects.requireNonNull(noClaim, "the argument 'noClaim' is null");
    }
}
