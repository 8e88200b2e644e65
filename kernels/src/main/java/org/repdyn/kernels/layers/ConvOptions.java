package org.repdyn.kernels.layers;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/** Options of {@code conv}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ConvOptions(
        @Option(help = "extents of the window; one number applies to all axes", range = "[1, inf)", example = "[3]")
                List<Integer> filter,
        @Option(help = "step of the window; one number applies to all axes", defaultValue = "1", range = "[1, inf)")
                List<Integer> stride,
        @Option(help = "values beyond the edge of the image", defaultValue = "valid") Padding padding,
        RandomWeights weights,
        @Option(
                        help = "number of output channels, which the standard parameterisation of the next layer needs",
                        range = "[1, inf)")
                Optional<Long> channels) {}
