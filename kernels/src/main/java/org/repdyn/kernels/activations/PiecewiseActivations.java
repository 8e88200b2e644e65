package org.repdyn.kernels.activations;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.ActivationProvider;

/** Activations that are a line, step or power on each side of zero, all in closed form. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PiecewiseActivations implements ProviderCatalogue {

    private static final Reference CHO_SAUL =
            new Reference("Cho, Saul", "Kernel Methods for Deep Learning", 2009, "NeurIPS 22");

    /** The identity. */
    public static final ActivationProvider<NoOptions> LINEAR =
            ActivationProvider.of("linear", "x", NoOptions.class, options -> AbRelu.LINEAR);

    /** ReLU. */
    public static final ActivationProvider<NoOptions> RELU =
            ActivationProvider.of("relu", "max(x, 0)", CHO_SAUL, NoOptions.class, options -> AbRelu.RELU);

    /** ReLU with a slope below 0. */
    public static final ActivationProvider<LeakyReluOptions> LEAKY_RELU = ActivationProvider.of(
            "leaky-relu",
            "x above 0, alpha x below",
            CHO_SAUL,
            LeakyReluOptions.class,
            options -> AbRelu.leaky(options.alpha()));

    /** A line on each side of 0. */
    public static final ActivationProvider<AbreluOptions> ABRELU = ActivationProvider.of(
            "abrelu",
            "b x above 0, a x below",
            CHO_SAUL,
            AbreluOptions.class,
            options -> new AbRelu("abrelu", options.a(), options.b()));

    /** Absolute value. */
    public static final ActivationProvider<NoOptions> ABS =
            ActivationProvider.of("abs", "|x|", CHO_SAUL, NoOptions.class, options -> AbRelu.ABS);

    /** Heaviside step. */
    public static final ActivationProvider<NoOptions> STEP = ActivationProvider.of(
            "step",
            "0 below 0, 1 above; its tangent kernel is the readout term alone",
            CHO_SAUL,
            NoOptions.class,
            options -> Step.HEAVISIDE);

    /** Sign. */
    public static final ActivationProvider<NoOptions> SIGN = ActivationProvider.of(
            "sign",
            "-1 below 0, 1 above; its tangent kernel is the readout term alone",
            CHO_SAUL,
            NoOptions.class,
            options -> Step.SIGN);

    /** Power of a ReLU. */
    public static final ActivationProvider<RectifiedMonomialOptions> RECTIFIED_MONOMIAL = ActivationProvider.of(
            "rectified-monomial",
            "max(x, 0) to a power",
            CHO_SAUL,
            RectifiedMonomialOptions.class,
            options -> rectified(options.degree()));

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(LINEAR, RELU, LEAKY_RELU, ABRELU, ABS, STEP, SIGN, RECTIFIED_MONOMIAL);
    }

    private static Activation rectified(int degree) {
        return switch (degree) {
            case 0 -> Step.HEAVISIDE;
            case 1 -> AbRelu.RELU;
            default -> new RectifiedMonomial(degree);
        };
    }

    /** Options of {@code leaky-relu}. */
    public record LeakyReluOptions(@Option(help = "slope below 0", defaultValue = "0.01") double alpha) {}

    /** Options of {@code abrelu}. */
    public record AbreluOptions(
            @Option(help = "slope below 0", defaultValue = "0") double a,
            @Option(help = "slope above 0", defaultValue = "1") double b) {}

    /** Options of {@code rectified-monomial}. */
    public record RectifiedMonomialOptions(
            @Option(help = "power; 1 is relu, 0 is step", defaultValue = "2", range = "[0, 3]") int degree) {}
}
