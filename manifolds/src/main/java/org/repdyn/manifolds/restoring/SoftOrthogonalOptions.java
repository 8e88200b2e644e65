package org.repdyn.manifolds.restoring;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code soft-orthogonal}.
 *
 * @param penalty μ, the factor of ‖WᵀW − c²I‖² in the loss
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SoftOrthogonalOptions(
        @Option(
                        help = "factor of the penalty, the squared norm of W'W - c^2 I",
                        defaultValue = "10",
                        range = "(0, inf)")
                double penalty) {}
