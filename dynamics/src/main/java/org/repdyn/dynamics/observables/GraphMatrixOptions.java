package org.repdyn.dynamics.observables;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code graph-matrix}.
 *
 * @param rows how many eigenvectors above the bottom ones
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GraphMatrixOptions(
        @Option(
                        help = "for how many eigenvectors above the bottom ones, the nearest first",
                        defaultValue = "2",
                        range = "[1, inf)")
                int rows) {}
