package org.repdyn.ntk.analytic;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.options.Option;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.options.StructureForm;
import org.repdyn.kernels.network.NetworkReader;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.spi.NetworkParts;

/**
 * Options of {@code ntk}.
 *
 * @param activation φ of the hidden layers
 * @param depth number of hidden layers
 * @param weightStd σ_w of every layer
 * @param biasStd σ_b of every layer; empty for no biases
 * @param kernel the trained layers: all, or the readout alone
 * @param constraint constraint on the columns of the readout
 * @param width width m of the network that the constraint belongs to
 * @param clock the unit of time
 * @param tolerance relative accuracy of the integration for fields that are not linear
 * @param network layers that replace activation, depth and the two standard deviations
 * @param parameterisation scaling of the weights
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record NtkOptions(
        @Option(help = "activation of the hidden layers", defaultValue = "relu") NtkActivation activation,
        @Option(help = "number of hidden layers", defaultValue = "1", range = "[1, 100]") int depth,
        @Option(help = "standard deviation of the weights of each layer", defaultValue = "1", range = "(0, inf)")
                double weightStd,
        @Option(
                        help = "standard deviation of the biases of each layer; without it the layers have no bias",
                        range = "[0, inf)")
                Optional<Double> biasStd,
        @Option(
                        help = "what is trained: ntk trains all layers, nngp the readout alone, over frozen hidden"
                                + " layers",
                        defaultValue = "ntk")
                TrainedLayers kernel,
        @Option(
                        help = "grassmann keeps the columns of the readout orthogonal, for rotation-invariant losses;"
                                + " none leaves them free",
                        defaultValue = "none")
                ReadoutConstraint constraint,
        @Option(
                        help = "width m of the network whose readout the constraint W'W = m I belongs to; without a"
                                + " constraint it is infinite and this is ignored",
                        defaultValue = "1024",
                        range = "[1, inf)")
                int width,
        @Option(
                        help = "unit of time: kernel takes the kernel as it is, trace-matched scales it to the trace"
                                + " of the inputs' Gram matrix, so that it and a linear encoder can share one time"
                                + " axis",
                        defaultValue = "kernel")
                KernelClock clock,
        @Option(
                        help = "relative accuracy of the integration; quadratic losses are solved in closed form and"
                                + " ignore it",
                        defaultValue = "1e-8",
                        range = "[1e-13, 1e-2]")
                double tolerance,
        @Option(
                        help = "layers of the network, such as [dense, relu, dense] or [{dense: {W_std: 1.4, b_std:"
                                + " 0.1}}, gelu, dense]; takes the place of activation, depth, weight-std and"
                                + " bias-std",
                        form = StructureForm.NETWORK_LAYERS)
                Optional<ConfigValue> network,
        @Option(
                        help = "ntk, or standard, where the kernel depends on the widths, so that dense layers must"
                                + " state their width",
                        defaultValue = "ntk",
                        formerName = "parameterization")
                Parameterisation parameterisation) {

    /** Options of the layers, in whose place a network is given. */
    private static final List<String> LAYERS = List.of("activation", "depth", "weight-std", "bias-std");

    /** Creates options without an explicit network. */
    public NtkOptions(
            NtkActivation activation,
            int depth,
            double weightStd,
            Optional<Double> biasStd,
            TrainedLayers kernel,
            ReadoutConstraint constraint,
            int width,
            KernelClock clock,
            double tolerance) {
        this(
                activation,
                depth,
                weightStd,
                biasStd,
                kernel,
                constraint,
                width,
                clock,
                tolerance,
                Optional.empty(),
                Parameterisation.NTK);
    }

    /** Returns the defaults: ReLU, one hidden layer, σ_w = 1, no biases, raw kernel. */
    public static NtkOptions defaults() {
        return new NtkOptions(
                NtkActivation.RELU,
                1,
                1,
                Optional.empty(),
                TrainedLayers.NTK,
                ReadoutConstraint.NONE,
                1024,
                KernelClock.KERNEL,
                1e-8);
    }

    /**
     * Returns the network with these options.
     *
     * @param parts layers and activations that an explicit network may use
     * @throws IllegalArgumentException if the standard parameterisation is combined with a network that states no widths, or
     *     a network is given beside options of the layers that it replaces
     */
    InfiniteNetwork infiniteNetwork(NetworkParts parts) {
        if (network.isPresent()) {
            requireUsualLayers();
            return new NetworkReader(parts).read(network.get(), parameterisation);
        }
        if (parameterisation == Parameterisation.STANDARD) {
            throw new IllegalArgumentException(
                    "the standard parameterisation needs the widths of the layers; give them with"
                            + " network, such as [{dense: {width: 512}}, relu, dense]");
        }
        return InfiniteNetwork.fullyConnected(activation.function(), depth, weightStd, biasStd);
    }

    /** Checks that no option of the layers differs from its default: a network has its own layers, and two depths would be one arm. */
    private void requireUsualLayers() {
        List<String> unused = new OptionsBinder()
                .differing(this).entries().keySet().stream()
                        .filter(LAYERS::contains)
                        .toList();
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException("network gives all layers, so " + String.join(" and ", unused)
                    + (unused.size() == 1 ? " has" : " have") + " no effect beside it; leave out network or "
                    + String.join(" and ", unused) + ", or set an inherited option to its default");
        }
    }
}
