package org.repdyn.kernels.activations;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.kernels.spi.ActivationProvider;

/** Smooth activations in closed form. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SmoothActivations implements ProviderCatalogue {

    /** Error function. */
    public static final ActivationProvider<ErfOptions> ERF = ActivationProvider.of(
            "erf",
            "a erf(b x) + c",
            new Reference("Williams", "Computing with Infinite Networks", 1997, "NeurIPS 9"),
            ErfOptions.class,
            options -> new Erf(options.a(), options.b(), options.c()));

    /** Error function close to the logistic function. */
    public static final ActivationProvider<NoOptions> SIGMOID_LIKE = ActivationProvider.of(
            "sigmoid-like",
            "(1 + erf(x/2.402))/2, close to the logistic function and in closed form",
            NoOptions.class,
            options -> new Erf(0.5, 1 / 2.4020563531719796, 0.5));

    /** GELU with the exact normal distribution function. */
    public static final ActivationProvider<NoOptions> GELU = ActivationProvider.of(
            "gelu",
            "x times the normal distribution function, exact",
            new Reference("Hendrycks, Gimpel", "Gaussian Error Linear Units", 2016, "arXiv:1606.08415"),
            NoOptions.class,
            options -> new Gelu());

    /** Sine. */
    public static final ActivationProvider<SinOptions> SIN = ActivationProvider.of(
            "sin", "a sin(b x + c)", SinOptions.class, options -> Sine.sine(options.a(), options.b(), options.c()));

    /** Cosine. */
    public static final ActivationProvider<CosOptions> COS = ActivationProvider.of(
            "cos", "a cos(b x + c)", CosOptions.class, options -> Sine.cosine(options.a(), options.b(), options.c()));

    /** Sine whose kernel is the Gaussian. */
    public static final ActivationProvider<RbfOptions> RBF = ActivationProvider.of(
            "rbf",
            "sqrt(2) sin(sqrt(2 gamma) x + pi/4), whose kernel is the Gaussian exp(-gamma |a - b|^2)",
            new Reference("Rahimi, Recht", "Random Features for Large-Scale Kernel Machines", 2007, "NeurIPS 20"),
            RbfOptions.class,
            options -> Sine.rbf(options.gamma()));

    /** Exponential. */
    public static final ActivationProvider<ExpOptions> EXP = ActivationProvider.of(
            "exp", "a exp(b x)", ExpOptions.class, options -> new Exponential(options.a(), options.b()));

    /** Gaussian bump. */
    public static final ActivationProvider<GaussianOptions> GAUSSIAN = ActivationProvider.of(
            "gaussian", "a exp(b x^2)", GaussianOptions.class, options -> new GaussianBump(options.a(), options.b()));

    /** Gabor function. */
    public static final ActivationProvider<NoOptions> GABOR =
            ActivationProvider.of("gabor", "exp(-x^2) sin x", NoOptions.class, options -> new Gabor());

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(ERF, SIGMOID_LIKE, GELU, SIN, COS, RBF, EXP, GAUSSIAN, GABOR);
    }

    /** Options of {@code erf}. */
    public record ErfOptions(
            @Option(help = "height", defaultValue = "1") double a,
            @Option(help = "slope", defaultValue = "1") double b,
            @Option(help = "shift", defaultValue = "0") double c) {}

    /** Options of {@code sin}. */
    public record SinOptions(
            @Option(help = "height", defaultValue = "1") double a,
            @Option(help = "frequency", defaultValue = "1") double b,
            @Option(help = "phase, radians", defaultValue = "0") double c) {}

    /** Options of {@code cos}. */
    public record CosOptions(
            @Option(help = "height", defaultValue = "1") double a,
            @Option(help = "frequency", defaultValue = "1") double b,
            @Option(help = "phase, radians", defaultValue = "0") double c) {}

    /** Options of {@code rbf}. */
    public record RbfOptions(
            @Option(help = "inverse squared width", defaultValue = "1", range = "(0, inf)") double gamma) {}

    /** Options of {@code exp}. */
    public record ExpOptions(
            @Option(help = "height", defaultValue = "1") double a,
            @Option(help = "rate", defaultValue = "1") double b) {}

    /** Options of {@code gaussian}. */
    public record GaussianOptions(
            @Option(help = "height", defaultValue = "1") double a,
            @Option(help = "curvature; above 0 the variances must stay below 1/(4b)", defaultValue = "-1") double b) {}
}
