package org.repdyn.kernels.layers;

import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.LayerMap;
import org.repdyn.kernels.spi.PairCovariance;
import org.repdyn.kernels.spi.Signal;

/**
 * A layer that concatenates all positions: K' is the mean of K[s, s]. Unless a layer below pools, only pairs of equal
 * positions are needed, so time and memory are P for a pair of inputs. An activation has to come before it: applied to each position it has the mean of the
 * moments, not the moment of the mean.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Flatten() implements Layer {

    @Override
    public String name() {
        return "flatten";
    }

    @Override
    public PlacedLayer bind(Signal in, Parameterisation parameterisation) {
        int positions = in.requirePositions().positions();
        LayerMap.OfPositions map = (below, above) -> {
            PairCovariance result = above.at(0, 0);
            result.clear();
            for (int s = 0; s < positions; s++) {
                result.add(below.at(s, s));
            }
            result.affine(1.0 / positions, 0);
        };
        OptionalLong width = in.width().isPresent()
                ? OptionalLong.of(Math.multiplyExact(in.width().getAsLong(), positions))
                : OptionalLong.empty();
        Signal out = in.over(Optional.empty()).wide(width);
        return new PlacedLayer(map, in.gaussian() && positions > 1 ? out.as(Signal.Kind.FLATTENED) : out);
    }
}
