package org.repdyn.ntk.analytic;

import java.util.List;
import java.util.Optional;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.kernels.layers.Convolution;
import org.repdyn.kernels.layers.Residual;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.spi.Layer;

/** Conditions of the dynamics under a constant kernel on the last layers of a network. */
final class Readout {

    private Readout() {}

    /** Returns why the outputs of a network are not Gaussian at the start, so that its tangent kernel changes in training; empty if they are. */
    static Optional<String> notGaussian(InfiniteNetwork network) {
        List<Layer> layers = network.layers();
        return network.bind(1).out().gaussian()
                ? Optional.empty()
                : Optional.of(
                        "the network ends with " + layers.get(layers.size() - 1).describe()
                                + ", so that its outputs are not Gaussian with one variance at the start, and its kernel changes in"
                                + " training; add a dense layer at the end");
    }

    /**
     * Returns why the NNGP of a network is not the tangent kernel of its readout alone; empty if it is. In the standard parameterisation that
     * kernel is fan-in·K + 1, with K below the readout, in place of σ²K + β².
     */
    static Optional<String> objection(InfiniteNetwork network) {
        if (network.parameterisation() == Parameterisation.STANDARD) {
            return Optional.of(
                    "the option kernel: nngp needs the ntk parameterisation, in which the NNGP is the tangent kernel of the"
                            + " readout; in the standard one" + freezeTheOthers());
        }
        Optional<Layer> last = lastWithWeights(network.layers());
        if (last.filter(Readout::isFrozen).isPresent()) {
            return Optional.of(
                    "the option kernel: nngp trains the readout alone, and the readout has trained: false; leave"
                            + " out one of the two");
        }
        return last.filter(Residual.class::isInstance)
                .map(residual ->
                        "the option kernel: nngp trains the readout alone, and the network ends with a residual block,"
                                + " whose NNGP is not that of one layer;" + freezeTheOthers());
    }

    private static String freezeTheOthers() {
        return " use kernel: ntk, with trained: false in each layer but the last one";
    }

    private static boolean isFrozen(Layer layer) {
        return (layer instanceof Layer.Dense dense && !dense.trained())
                || (layer instanceof Convolution convolution && !convolution.trained());
    }

    private static Optional<Layer> lastWithWeights(List<Layer> layers) {
        return layers.stream()
                .filter(layer ->
                        layer instanceof Layer.Dense || layer instanceof Convolution || layer instanceof Residual)
                .reduce((before, after) -> after);
    }
}
