package org.repdyn.kernels.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.LayerMap;
import org.repdyn.kernels.spi.PairCovariance;
import org.repdyn.kernels.spi.PositionPairs;
import org.repdyn.kernels.spi.Signal;

/** A sequence of bound layers with the memory that they need; serves one thread. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MapSequence {

    private final List<LayerMap> maps;
    /** The output of each map; empty for maps that work in place. */
    private final List<Optional<PositionPairs>> outputs;

    private final Signal out;

    private MapSequence(List<LayerMap> maps, List<Optional<PositionPairs>> outputs, Signal out) {
        this.maps = maps;
        this.outputs = outputs;
        this.out = out;
    }

    /**
     * Binds each layer to the output of the one before.
     *
     * @param prefix of the layer's number in messages: {@code its layer 2 (relu) …} inside a block
     * @throws IllegalArgumentException if a layer cannot follow the one before; the message names it
     */
    public static MapSequence bind(List<Layer> layers, Signal in, Parameterisation parameterisation, String prefix) {
        List<LayerMap> maps = new ArrayList<>();
        List<Optional<PositionPairs>> outputs = new ArrayList<>();
        Signal signal = in;
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            try {
                Layer.PlacedLayer bound = layer.bind(signal, parameterisation);
                signal = bound.out();
                maps.add(bound.map());
                outputs.add(
                        bound.map() instanceof LayerMap.OfPositions
                                ? Optional.of(new PositionPairs(signal.grid(), signal.allPositions()))
                                : Optional.empty());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        prefix + "layer " + (i + 1) + " (" + layer.name() + ") " + e.getMessage(), e);
            }
        }
        return new MapSequence(maps, outputs, signal);
    }

    public Signal out() {
        return out;
    }

    /** Carries a pair through layers without positions. */
    public void apply(PairCovariance pair) {
        for (int l = 0; l < maps.size(); l++) {
            ((LayerMap.OfPair) maps.get(l)).apply(pair);
        }
    }

    /** Carries pairs of positions through the layers; overwrites them. */
    public PositionPairs apply(PositionPairs start) {
        PositionPairs state = start;
        for (int l = 0; l < maps.size(); l++) {
            if (maps.get(l) instanceof LayerMap.OfPositions map) {
                PositionPairs above = outputs.get(l).orElseThrow();
                above.follow(state);
                map.apply(state, above);
                state = above;
            } else {
                state.each((LayerMap.OfPair) maps.get(l));
            }
        }
        return state;
    }

    /** Returns the map of the residual block x + this(x). */
    LayerMap residual(Signal in) {
        if (in.grid().isEmpty()) {
            PairCovariance branch = new PairCovariance();
            LayerMap.OfPair map = pair -> {
                branch.copyFrom(pair);
                apply(branch);
                pair.add(branch);
            };
            return map;
        }
        PositionPairs branch = new PositionPairs(in.grid(), in.allPositions());
        LayerMap.OfPositions map = (below, above) -> {
            branch.copyFrom(below);
            above.copyFrom(apply(branch));
            above.add(below);
        };
        return map;
    }
}
