package org.repdyn.kernels.layers;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/** Options of {@code avg-pool}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record AveragePoolOptions(
        @Option(help = "extents of the window; one number applies to all axes", range = "[1, inf)", example = "[2]")
                List<Integer> window,
        @Option(help = "step of the window; as large as the window if absent", range = "[1, inf)")
                Optional<List<Integer>> stride,
        @Option(help = "values beyond the edge of the image; zeros count in the average", defaultValue = "valid")
                Padding padding) {}
