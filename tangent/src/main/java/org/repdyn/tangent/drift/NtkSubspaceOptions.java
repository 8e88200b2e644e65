package org.repdyn.tangent.drift;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code ntk-subspace}.
 *
 * @param modes dimension of the subspace
 * @param samples number of anchors, the first ones, at which the kernel is computed
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record NtkSubspaceOptions(
        @Option(help = "top eigenvectors that span the subspace", defaultValue = "4", range = "[1, 64]") int modes,
        @Option(
                        help = "number of anchors, the first ones, at which the tangent kernel is computed",
                        defaultValue = "16",
                        range = "[1, 1024]")
                int samples) {}
