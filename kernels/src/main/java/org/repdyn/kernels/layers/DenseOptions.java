package org.repdyn.kernels.layers;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/** Options of {@code dense}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DenseOptions(
        RandomWeights weights,
        @Option(
                        help = "number of units, which the standard parameterisation of the next layer needs",
                        range = "[1, inf)")
                Optional<Long> width) {}
