package org.repdyn.observables.spectrum;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of the observable {@code alpha-req}.
 *
 * @param firstRank first rank of the fit, counted from 1
 * @param lastRank last rank of the fit; the end of the spectrum if that comes first
 * @param rows samples whose embeddings are measured
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record AlphaReqOptions(
        @Option(help = "first rank of the fit, counted from 1", defaultValue = "11", range = "[1, inf)") int firstRank,
        @Option(
                        help = "last rank of the fit; the end of the spectrum if that comes first",
                        defaultValue = "100",
                        range = "[2, inf)")
                int lastRank,
        @Option(
                        help =
                                "samples whose embeddings are measured: anchors (training views), training (clean samples) or held-out",
                        defaultValue = "anchors")
                RepresentationRows rows) {

    /**
     * Checks the ranks.
     *
     * @throws IllegalArgumentException if the fit has fewer than two ranks
     */
    public AlphaReqOptions {
        if (lastRank <= firstRank) {
            throw new IllegalArgumentException(
                    "last-rank is " + lastRank + "; it must be greater than first-rank, which is " + firstRank);
        }
    }
}
