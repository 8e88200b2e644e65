package org.repdyn.kernels.layers;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.kernels.spi.Grid;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.LayerMap;
import org.repdyn.kernels.spi.Signal;

/**
 * The layout of an input that is a sequence or an image: row-major positions, with the channels of a position side by
 * side. It is the first layer of a convolutional network; K⁰[s, t] = x_sᵀy_t/channels.
 *
 * @param shape extents, such as [28, 28]
 * @param channels numbers at each position
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Image(List<Integer> shape, int channels) implements Layer {

    public Image {
        shape = new Grid(shape).shape();
        if (channels < 1) {
            throw new IllegalArgumentException("an image needs at least one channel, got " + channels);
        }
    }

    /** Returns the length of an input: the number of positions times the channels. */
    public long dimension() {
        return (long) new Grid(shape).positions() * channels;
    }

    public String mismatch(int columns) {
        return "the inputs have " + CountedNoun.of(columns, "column") + ", but " + describe() + " means " + dimension()
                + "; state the shape and the channels of the data";
    }

    @Override
    public String name() {
        return "image";
    }

    @Override
    public PlacedLayer bind(Signal in, Parameterisation parameterisation) {
        if (in.kind() != Signal.Kind.INPUT || in.grid().isPresent()) {
            throw new IllegalArgumentException("has to be the first layer: it says how an input is laid out");
        }
        LayerMap.OfPair nothing = pair -> {};
        return new PlacedLayer(nothing, in.over(Optional.of(new Grid(shape))).wide(OptionalLong.of(channels)));
    }

    @Override
    public String describe() {
        return "image(shape=" + shape + ", channels=" + channels + ")";
    }
}
