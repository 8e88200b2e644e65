package org.repdyn.kernels.recursion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.kernels.layers.Convolution;
import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.Affine;
import org.repdyn.kernels.spi.Grid;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.Signal;

/**
 * A convolution and the activation above it.
 *
 * @param sums the windows
 * @param places number of places in a window, those beyond the edge included
 * @param affine scales of the sum over a window
 * @param activation the activation; empty if another convolution or the top follows
 */
record ImageLayer(WindowSums sums, int places, Affine affine, Optional<Activation> activation) {

    /** Layers with convolutions, and the signal above them. */
    record Bound(List<ImageLayer> layers, Signal out) {}

    /** Binds convolutions and activations that follow the signal {@code in}; the first of them is a convolution. */
    static Bound bind(List<Layer> layers, Signal in, Parameterisation parameterisation) {
        List<ImageLayer> result = new ArrayList<>();
        Signal signal = in;
        for (int l = 0; l < layers.size(); l++) {
            if (layers.get(l) instanceof Convolution convolution) {
                Optional<Activation> above = l + 1 < layers.size() && layers.get(l + 1) instanceof Layer.Nonlinearity n
                        ? Optional.of(n.activation())
                        : Optional.empty();
                result.add(of(convolution, signal, parameterisation, above));
            }
            signal = layers.get(l).bind(signal, parameterisation).out();
        }
        return new Bound(result, signal);
    }

    private static ImageLayer of(
            Convolution convolution, Signal in, Parameterisation parameterisation, Optional<Activation> activation) {
        Grid grid = in.requirePositions();
        int[][] rows = convolution.rowWindows(grid);
        int[][] within = convolution.windowsInRow(grid);
        int places = rows[0].length * within[0].length;
        Affine affine = Affine.of(
                convolution.weightStd(), convolution.biasStd(), convolution.trained(), parameterisation, in, places);
        return new ImageLayer(new WindowSums(rows, within), places, affine, activation);
    }

    /** Returns the largest number of rows of a layer, the input with {@code rows} included. */
    static int mostRows(List<ImageLayer> layers, int rows) {
        return layers.stream().mapToInt(l -> l.sums().rows()).reduce(rows, Math::max);
    }

    /** Returns the largest number of positions of a row, the input with {@code places} included. */
    static int mostPlaces(List<ImageLayer> layers, int places) {
        return layers.stream().mapToInt(l -> l.sums().places()).reduce(places, Math::max);
    }
}
