package org.repdyn.manifolds.spheres;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code sphere}.
 *
 * @param radius the norm ‖W‖_F; absent: that of the encoder's initialisation
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SphereOptions(
        @Option(
                        help = "norm of the weight matrix; absent: the root-mean-square norm at the encoder's"
                                + " initialisation",
                        range = "[1e-70, 1e70]")
                Optional<Double> radius) {}
