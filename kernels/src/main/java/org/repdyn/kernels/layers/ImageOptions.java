package org.repdyn.kernels.layers;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/** Options of {@code image}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ImageOptions(
        @Option(help = "extents of the image, such as 28, 28", range = "[1, inf)", example = "[8, 8]")
                List<Integer> shape,
        @Option(help = "number of channels at each position", defaultValue = "1", range = "[1, inf)") int channels) {}
