package org.repdyn.kernels.layers;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.LayerMap;
import org.repdyn.kernels.spi.Signal;

/**
 * A layer that averages over windows: K'[s, t] is the mean of K over the window of s and that of t. All layers
 * below must carry the covariances between different positions. Zeros beyond the edge count in the mean.
 *
 * @param window extents
 * @param stride step
 * @param padding values beyond the edge
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record AveragePool(List<Integer> window, List<Integer> stride, Padding padding) implements Layer {

    public AveragePool {
        window = List.copyOf(window);
        stride = List.copyOf(stride);
    }

    @Override
    public String name() {
        return "avg-pool";
    }

    @Override
    public boolean mixesPositions() {
        return true;
    }

    @Override
    public PlacedLayer bind(Signal in, Parameterisation parameterisation) {
        Windows windows = Windows.of(in.requirePositions(), window, stride, padding);
        LayerMap.OfPositions map = (below, above) -> above.average(below, windows.members());
        return new PlacedLayer(map, in.over(Optional.of(windows.out())));
    }

    @Override
    public String describe() {
        return "avg-pool(window=" + window + ", stride=" + stride + ", padding=" + padding + ")";
    }
}
