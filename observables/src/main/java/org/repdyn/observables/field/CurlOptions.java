package org.repdyn.observables.field;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code curl}.
 *
 * @param probes number of pairs of random directions
 * @param everyTime whether it is measured at each time
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CurlOptions(
        @Option(
                        help =
                                "pairs of random directions, four evaluations of the field each; the relative error falls like"
                                        + " 1/sqrt(2*probes)",
                        defaultValue = "8",
                        range = "[1, 100000]")
                int probes,
        @Option(help = "whether it is measured at each time, and not at the end alone", defaultValue = "false")
                boolean everyTime) {}
