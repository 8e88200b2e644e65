package org.repdyn.kernels.activations;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.Reference;

/** Providers of smooth activations in closed form. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SmoothActivations {

    private SmoothActivations() {}

    /** Provides {@code erf}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class ErrorFunction extends BuiltInActivation<ErrorFunction.Options> {

        /** Options of {@code erf}. */
        @API(status = API.Status.INTERNAL, since = "0.1")
        public record Options(
                @Option(help = "height", defaultValue = "1") double a,
                @Option(help = "slope", defaultValue = "1") double b,
                @Option(help = "shift", defaultValue = "0") double c) {}

        public ErrorFunction() {
            super(
                    "erf",
                    "a erf(b x) + c",
                    ErrorFunction.Options.class,
                    o -> new Erf(o.a(), o.b(), o.c()),
                    Optional.of(new Reference("Williams", "Computing with Infinite Networks", 1997, "NeurIPS 9")));
        }
    }

    /** Provides {@code sigmoid-like}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class SigmoidLike extends BuiltInActivation<NoOptions> {

        public SigmoidLike() {
            super(
                    "sigmoid-like",
                    "(1 + erf(x/2.402))/2, close to the logistic function and in closed form",
                    NoOptions.class,
                    o -> new Erf(0.5, 1 / 2.4020563531719796, 0.5),
                    Optional.empty());
        }
    }

    /** Provides {@code gelu}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class Gelus extends BuiltInActivation<NoOptions> {

        public Gelus() {
            super(
                    "gelu",
                    "x times the normal distribution function, exact",
                    NoOptions.class,
                    o -> new Gelu(),
                    Optional.of(new Reference(
                            "Hendrycks, Gimpel", "Gaussian Error Linear Units", 2016, "arXiv:1606.08415")));
        }
    }

    /** Provides {@code sin}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class Sin extends BuiltInActivation<Sin.Options> {

        /** Options of {@code sin}. */
        @API(status = API.Status.INTERNAL, since = "0.1")
        public record Options(
                @Option(help = "height", defaultValue = "1") double a,
                @Option(help = "frequency", defaultValue = "1") double b,
                @Option(help = "phase, radians", defaultValue = "0") double c) {}

        public Sin() {
            super("sin", "a sin(b x + c)", Sin.Options.class, o -> Sine.sine(o.a(), o.b(), o.c()), Optional.empty());
        }
    }

    /** Provides {@code cos}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class Cos extends BuiltInActivation<Cos.Options> {

        /** Options of {@code cos}. */
        @API(status = API.Status.INTERNAL, since = "0.1")
        public record Options(
                @Option(help = "height", defaultValue = "1") double a,
                @Option(help = "frequency", defaultValue = "1") double b,
                @Option(help = "phase, radians", defaultValue = "0") double c) {}

        public Cos() {
            super("cos", "a cos(b x + c)", Cos.Options.class, o -> Sine.cosine(o.a(), o.b(), o.c()), Optional.empty());
        }
    }

    /** Provides {@code rbf}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class Rbf extends BuiltInActivation<Rbf.Options> {

        /** Options of {@code rbf}. */
        @API(status = API.Status.INTERNAL, since = "0.1")
        public record Options(
                @Option(help = "inverse squared width", defaultValue = "1", range = "(0, inf)") double gamma) {}

        public Rbf() {
            super(
                    "rbf",
                    "sqrt(2) sin(sqrt(2 gamma) x + pi/4), whose kernel is the Gaussian exp(-gamma |a - b|^2)",
                    Rbf.Options.class,
                    o -> Sine.rbf(o.gamma()),
                    Optional.of(new Reference(
                            "Rahimi, Recht", "Random Features for Large-Scale Kernel Machines", 2007, "NeurIPS 20")));
        }
    }

    /** Provides {@code exp}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class Exp extends BuiltInActivation<Exp.Options> {

        /** Options of {@code exp}. */
        @API(status = API.Status.INTERNAL, since = "0.1")
        public record Options(
                @Option(help = "height", defaultValue = "1") double a,
                @Option(help = "rate", defaultValue = "1") double b) {}

        public Exp() {
            super("exp", "a exp(b x)", Exp.Options.class, o -> new Exponential(o.a(), o.b()), Optional.empty());
        }
    }

    /** Provides {@code gaussian}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class Gaussian extends BuiltInActivation<Gaussian.Options> {

        /** Options of {@code gaussian}. */
        @API(status = API.Status.INTERNAL, since = "0.1")
        public record Options(
                @Option(help = "height", defaultValue = "1") double a,
                @Option(help = "curvature; above 0 the variances must stay below 1/(4b)", defaultValue = "-1")
                        double b) {}

        public Gaussian() {
            super(
                    "gaussian",
                    "a exp(b x^2)",
                    Gaussian.Options.class,
                    o -> new GaussianBump(o.a(), o.b()),
                    Optional.empty());
        }
    }

    /** Provides {@code gabor}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class Gabors extends BuiltInActivation<NoOptions> {

        public Gabors() {
            super("gabor", "exp(-x^2) sin x", NoOptions.class, o -> new Gabor(), Optional.empty());
        }
    }
}
