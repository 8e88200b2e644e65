package org.repdyn.ntk.analytic;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.options.Option;
import org.repdyn.core.options.StructureForm;

/**
 * Options of {@code kernel-representation}; those of the network are the same as in {@link NtkOptions}.
 *
 * @param objective the objective
 * @param ridge λ as a part of the mean trace of the kernel
 * @param activation φ of the hidden layers
 * @param depth number of hidden layers
 * @param weightStd σ_w of every layer
 * @param biasStd σ_b of every layer; empty for no biases
 * @param kernel the tangent kernel, or that of a trained readout alone
 * @param network layers that replace activation, depth and the two standard deviations
 * @param parameterisation scaling of the weights
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record KernelRepresentationOptions(
        @Option(
                        help = "vicreg: pairs close, coordinates white; spectral: the spectral contrastive loss",
                        defaultValue = "vicreg")
                RepresentationObjective objective,
        @Option(
                        help = "ridge: penalty on functions that are not smooth, relative to the mean trace of the"
                                + " kernel; near 0 the function fits the given pairs only",
                        defaultValue = "1e-3",
                        range = "(0, inf)")
                double ridge,
        @Option(help = "activation of the hidden layers", defaultValue = "relu") NtkActivation activation,
        @Option(help = "number of hidden layers", defaultValue = "1", range = "[1, 100]") int depth,
        @Option(help = "standard deviation of the weights of each layer", defaultValue = "1", range = "(0, inf)")
                double weightStd,
        @Option(
                        help = "standard deviation of the biases of each layer; without it the layers have no bias",
                        range = "[0, inf)")
                Optional<Double> biasStd,
        @Option(help = "ntk is the kernel of all layers, nngp that of the readout alone", defaultValue = "ntk")
                TrainedLayers kernel,
        @Option(
                        help = "layers of the network, such as [dense, relu, dense]; takes the place of activation,"
                                + " depth, weight-std and bias-std",
                        form = StructureForm.NETWORK_LAYERS)
                Optional<ConfigValue> network,
        @Option(
                        help = "ntk, or standard, where the kernel depends on the widths, so that dense layers must"
                                + " state their width",
                        defaultValue = "ntk",
                        formerName = "parameterization")
                Parameterisation parameterisation) {

    /** Returns options for the tangent kernel of one hidden layer of ReLUs. */
    public static KernelRepresentationOptions of(RepresentationObjective objective, double ridge) {
        return new KernelRepresentationOptions(
                objective,
                ridge,
                NtkActivation.RELU,
                1,
                1,
                Optional.empty(),
                TrainedLayers.NTK,
                Optional.empty(),
                Parameterisation.NTK);
    }

    NtkOptions networkOptions() {
        NtkOptions plain = NtkOptions.defaults();
        return new NtkOptions(
                activation,
                depth,
                weightStd,
                biasStd,
                kernel,
                plain.constraint(),
                plain.width(),
                plain.clock(),
                plain.tolerance(),
                network,
                parameterisation);
    }
}
