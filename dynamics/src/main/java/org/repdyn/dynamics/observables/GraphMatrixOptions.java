package org.repdyn.dynamics.observables;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code graph-matrix}.
 *
 * @param rows number of eigenvectors above the bottom ones whose coordinates are reported
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GraphMatrixOptions(
        @Option(
                        help =
                                "number of eigenvectors above the bottom ones whose coordinates are reported, the nearest first",
                        defaultValue = "2",
                        range = "[1, inf)")
                int rows) {}
