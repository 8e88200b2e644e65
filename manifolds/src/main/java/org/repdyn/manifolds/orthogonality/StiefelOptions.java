package org.repdyn.manifolds.orthogonality;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code stiefel}.
 *
 * @param metric metric of tangent vectors; it determines gradient and geodesics, but not the tangent space
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StiefelOptions(
        @Option(
                        help =
                                "metric that defines gradient and geodesics: that of the ambient space, or the canonical one",
                        defaultValue = "euclidean")
                StiefelMetric metric) {}
