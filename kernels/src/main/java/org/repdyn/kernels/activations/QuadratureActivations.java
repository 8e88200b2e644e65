package org.repdyn.kernels.activations;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.core.plugin.Reference;
import org.repdyn.kernels.quadrature.NumericActivations;

/** Providers of activations without a closed form, evaluated by quadrature with a certified error. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class QuadratureActivations {

    private QuadratureActivations() {}

    /** Provides {@code tanh}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class Tanh extends BuiltInActivation<Tanh.Options> {

        /** Options of {@code tanh}. */
        @API(status = API.Status.INTERNAL, since = "0.1")
        public record Options(
                @Option(
                                help = "certified error of each moment, relative to its scale",
                                defaultValue = "1e-11",
                                range = "[1e-14, 1e-2]")
                        double tolerance) {}

        public Tanh() {
            super(
                    "tanh",
                    "hyperbolic tangent, by quadrature",
                    Tanh.Options.class,
                    o -> NumericActivations.tanh(o.tolerance()),
                    Optional.empty());
        }
    }

    /** Provides {@code sigmoid}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class Sigmoid extends BuiltInActivation<Sigmoid.Options> {

        /** Options of {@code sigmoid}. */
        @API(status = API.Status.INTERNAL, since = "0.1")
        public record Options(
                @Option(
                                help = "certified error of each moment, relative to its scale",
                                defaultValue = "1e-11",
                                range = "[1e-14, 1e-2]")
                        double tolerance) {}

        public Sigmoid() {
            super(
                    "sigmoid",
                    "logistic function, by quadrature",
                    Sigmoid.Options.class,
                    o -> NumericActivations.sigmoid(o.tolerance()),
                    Optional.empty());
        }
    }

    /** Provides {@code softplus}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class Softplus extends BuiltInActivation<Softplus.Options> {

        /** Options of {@code softplus}. */
        @API(status = API.Status.INTERNAL, since = "0.1")
        public record Options(
                @Option(
                                help = "certified error of each moment, relative to its scale",
                                defaultValue = "1e-11",
                                range = "[1e-14, 1e-2]")
                        double tolerance) {}

        public Softplus() {
            super(
                    "softplus",
                    "log(1 + exp x), by quadrature",
                    Softplus.Options.class,
                    o -> NumericActivations.softplus(o.tolerance()),
                    Optional.empty());
        }
    }

    /** Provides {@code silu}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class Silu extends BuiltInActivation<Silu.Options> {

        /** Options of {@code silu}. */
        @API(status = API.Status.INTERNAL, since = "0.1")
        public record Options(
                @Option(
                                help = "certified error of each moment, relative to its scale",
                                defaultValue = "1e-11",
                                range = "[1e-14, 1e-2]")
                        double tolerance) {}

        public Silu() {
            super(
                    "silu",
                    "x times the logistic function, by quadrature",
                    Silu.Options.class,
                    o -> NumericActivations.silu(o.tolerance()),
                    Optional.of(new Reference(
                            "Elfwing, Uchibe, Doya",
                            "Sigmoid-Weighted Linear Units for Neural Network Function Approximation in Reinforcement Learning",
                            2018,
                            "Neural Networks 107")));
        }
    }

    /** Provides {@code elu}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class Elu extends BuiltInActivation<Elu.Options> {

        /** Options of {@code elu}. */
        @API(status = API.Status.INTERNAL, since = "0.1")
        public record Options(
                @Option(help = "height of the plateau", defaultValue = "1") double alpha,
                @Option(
                                help = "certified error of each moment, relative to its scale",
                                defaultValue = "1e-11",
                                range = "[1e-14, 1e-2]")
                        double tolerance) {}

        public Elu() {
            super(
                    "elu",
                    "x above 0, alpha (exp x - 1) below, by quadrature",
                    Elu.Options.class,
                    o -> NumericActivations.elu(o.alpha(), o.tolerance()),
                    Optional.of(new Reference(
                            "Clevert, Unterthiner, Hochreiter",
                            "Fast and Accurate Deep Network Learning by Exponential Linear Units",
                            2016,
                            "arXiv:1511.07289")));
        }
    }
}
