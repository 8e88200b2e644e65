package org.repdyn.kernels.layers;

import java.util.Optional;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.LayerMap;
import org.repdyn.kernels.spi.Signal;

/**
 * A layer that averages over all positions: K' is the mean of K[s, t] over all s and t. Time and memory P² for a pair
 * of inputs.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GlobalAveragePool() implements Layer {

    @Override
    public String name() {
        return "global-avg-pool";
    }

    @Override
    public boolean mixesPositions() {
        return true;
    }

    @Override
    public PlacedLayer bind(Signal in, Parameterisation parameterisation) {
        int[][] window = {IntStream.range(0, in.requirePositions().positions()).toArray()};
        LayerMap.OfPositions map = (below, above) -> above.average(below, window);
        return new PlacedLayer(map, in.over(Optional.empty()));
    }
}
