package org.repdyn.kernels.activations;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.kernels.quadrature.NumericActivations;
import org.repdyn.kernels.spi.ActivationProvider;

/** Activations without a closed form, evaluated by quadrature with a certified error. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class QuadratureActivations implements ProviderCatalogue {

    /** Hyperbolic tangent. */
    public static final ActivationProvider<QuadratureOptions> TANH = ActivationProvider.of(
            "tanh",
            "hyperbolic tangent, by quadrature",
            QuadratureOptions.class,
            options -> NumericActivations.tanh(options.tolerance()));

    /** Logistic function. */
    public static final ActivationProvider<QuadratureOptions> SIGMOID = ActivationProvider.of(
            "sigmoid",
            "logistic function, by quadrature",
            QuadratureOptions.class,
            options -> NumericActivations.sigmoid(options.tolerance()));

    /** Softplus. */
    public static final ActivationProvider<QuadratureOptions> SOFTPLUS = ActivationProvider.of(
            "softplus",
            "log(1 + exp x), by quadrature",
            QuadratureOptions.class,
            options -> NumericActivations.softplus(options.tolerance()));

    /** SiLU. */
    public static final ActivationProvider<QuadratureOptions> SILU = ActivationProvider.of(
            "silu",
            "x times the logistic function, by quadrature",
            new Reference(
                    "Elfwing, Uchibe, Doya",
                    "Sigmoid-Weighted Linear Units for Neural Network Function Approximation in Reinforcement Learning",
                    2018,
                    "Neural Networks 107"),
            QuadratureOptions.class,
            options -> NumericActivations.silu(options.tolerance()));

    /** ELU. */
    public static final ActivationProvider<EluOptions> ELU = ActivationProvider.of(
            "elu",
            "x above 0, alpha (exp x - 1) below, by quadrature",
            new Reference(
                    "Clevert, Unterthiner, Hochreiter",
                    "Fast and Accurate Deep Network Learning by Exponential Linear Units",
                    2016,
                    "arXiv:1511.07289"),
            EluOptions.class,
            options -> NumericActivations.elu(options.alpha(), options.tolerance()));

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(TANH, SIGMOID, SOFTPLUS, SILU, ELU);
    }

    /** Options of an activation by quadrature. */
    public record QuadratureOptions(
            @Option(
                            help = "certified error of each moment, relative to its scale",
                            defaultValue = "1e-11",
                            range = "[1e-14, 1e-2]")
                    double tolerance) {}

    /** Options of {@code elu}. */
    public record EluOptions(
            @Option(help = "height of the plateau", defaultValue = "1") double alpha,
            @Option(
                            help = "certified error of each moment, relative to its scale",
                            defaultValue = "1e-11",
                            range = "[1e-14, 1e-2]")
                    double tolerance) {}
}
