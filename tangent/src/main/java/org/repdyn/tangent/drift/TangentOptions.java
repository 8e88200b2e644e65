package org.repdyn.tangent.drift;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of observables of the tangent kernel.
 *
 * @param samples number of anchors, the first ones, at which the kernel is computed
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TangentOptions(
        @Option(
                        help =
                                "number of anchors, the first ones, at which the tangent kernel is computed; fewer if the embedding is so wide"
                                        + " that the kernel would exceed 1024 rows",
                        defaultValue = "16",
                        range = "[1, 1024]")
                int samples) {}
