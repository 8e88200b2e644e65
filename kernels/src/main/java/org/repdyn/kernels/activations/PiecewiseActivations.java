package org.repdyn.kernels.activations;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.kernels.spi.Activation;

/** Providers of activations that are a line, step or power on each side of zero, all in closed form. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PiecewiseActivations {

    private PiecewiseActivations() {}

    private static Activation rectified(int degree) {
        return switch (degree) {
            case 0 -> Step.HEAVISIDE;
            case 1 -> AbRelu.RELU;
            default -> new RectifiedMonomial(degree);
        };
    }

    /** Provides {@code linear}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class Linear extends BuiltInActivation<NoOptions> {

        public Linear() {
            super("linear", "x", NoOptions.class, o -> AbRelu.LINEAR, Optional.empty());
        }
    }

    /** Provides {@code relu}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class Relu extends BuiltInActivation<NoOptions> {

        public Relu() {
            super("relu", "max(x, 0)", NoOptions.class, o -> AbRelu.RELU, CHO_SAUL);
        }
    }

    /** Provides {@code leaky-relu}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class LeakyRelu extends BuiltInActivation<LeakyRelu.Options> {

        /** Options of {@code leaky-relu}. */
        @API(status = API.Status.INTERNAL, since = "0.1")
        public record Options(@Option(help = "slope below 0", defaultValue = "0.01") double alpha) {}

        public LeakyRelu() {
            super(
                    "leaky-relu",
                    "x above 0, alpha x below",
                    LeakyRelu.Options.class,
                    o -> AbRelu.leaky(o.alpha()),
                    CHO_SAUL);
        }
    }

    /** Provides {@code abrelu}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class AbRelus extends BuiltInActivation<AbRelus.Options> {

        /** Options of {@code abrelu}. */
        @API(status = API.Status.INTERNAL, since = "0.1")
        public record Options(
                @Option(help = "slope below 0", defaultValue = "0") double a,
                @Option(help = "slope above 0", defaultValue = "1") double b) {}

        public AbRelus() {
            super(
                    "abrelu",
                    "b x above 0, a x below",
                    AbRelus.Options.class,
                    o -> new AbRelu("abrelu", o.a(), o.b()),
                    CHO_SAUL);
        }
    }

    /** Provides {@code abs}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class Abs extends BuiltInActivation<NoOptions> {

        public Abs() {
            super("abs", "|x|", NoOptions.class, o -> AbRelu.ABS, CHO_SAUL);
        }
    }

    /** Provides {@code step}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class Heaviside extends BuiltInActivation<NoOptions> {

        public Heaviside() {
            super(
                    "step",
                    "0 below 0, 1 above; its tangent kernel is the readout term alone",
                    NoOptions.class,
                    o -> Step.HEAVISIDE,
                    CHO_SAUL);
        }
    }

    /** Provides {@code sign}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class Sign extends BuiltInActivation<NoOptions> {

        public Sign() {
            super(
                    "sign",
                    "-1 below 0, 1 above; its tangent kernel is the readout term alone",
                    NoOptions.class,
                    o -> Step.SIGN,
                    CHO_SAUL);
        }
    }

    /** Provides {@code rectified-monomial}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class RectifiedPower extends BuiltInActivation<RectifiedPower.Options> {

        /** Options of {@code rectified-monomial}. */
        @API(status = API.Status.INTERNAL, since = "0.1")
        public record Options(
                @Option(help = "power; 1 is relu, 0 is step", defaultValue = "2", range = "[0, 3]") int degree) {}

        public RectifiedPower() {
            super(
                    "rectified-monomial",
                    "max(x, 0) to a power",
                    RectifiedPower.Options.class,
                    o -> rectified(o.degree()),
                    CHO_SAUL);
        }
    }
}
