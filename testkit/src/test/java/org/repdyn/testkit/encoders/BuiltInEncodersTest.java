package org.repdyn.testkit.encoders;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.repdyn.dynamics.encoder.Activation;
import org.repdyn.dynamics.encoder.DeepLinearEncoderProvider;
import org.repdyn.dynamics.encoder.DeepLinearOptions;
import org.repdyn.dynamics.encoder.InitialShape;
import org.repdyn.dynamics.encoder.LinearEncoderProvider;
import org.repdyn.dynamics.encoder.LinearOptions;
import org.repdyn.dynamics.encoder.MlpEncoderProvider;
import org.repdyn.dynamics.encoder.MlpOptions;
import org.repdyn.dynamics.encoder.Parameterisation;
import org.repdyn.dynamics.encoder.TwoLayerEncoderProvider;
import org.repdyn.dynamics.encoder.TwoLayerOptions;
import org.repdyn.dynamics.spi.EncoderProvider;
import org.repdyn.testkit.EncoderContract;

/** Each encoder, and of the networks each activation, both parameterisations, with and without biases. */
class BuiltInEncodersTest {

    @Nested
    class Linear extends EncoderContract<LinearOptions> {

        @Override
        protected EncoderProvider<LinearOptions> provider() {
            return new LinearEncoderProvider();
        }

        @Override
        protected LinearOptions options() {
            return new LinearOptions(3, 0.1);
        }
    }

    @Nested
    class DeepLinear extends EncoderContract<DeepLinearOptions> {

        @Override
        protected EncoderProvider<DeepLinearOptions> provider() {
            return new DeepLinearEncoderProvider();
        }

        @Override
        protected DeepLinearOptions options() {
            return new DeepLinearOptions(3, 4, 2, Parameterisation.STANDARD, 0.5);
        }
    }

    @Nested
    class LinearOfChosenSpectrum extends EncoderContract<LinearOptions> {

        @Override
        protected EncoderProvider<LinearOptions> provider() {
            return new LinearEncoderProvider();
        }

        @Override
        protected LinearOptions options() {
            return new LinearOptions(3, 0.1, InitialShape.GAUSSIAN, Optional.of(0.7));
        }
    }

    @Nested
    class DeepLinearOfChosenSpectrum extends EncoderContract<DeepLinearOptions> {

        @Override
        protected EncoderProvider<DeepLinearOptions> provider() {
            return new DeepLinearEncoderProvider();
        }

        @Override
        protected DeepLinearOptions options() {
            return new DeepLinearOptions(
                    3, 4, 2, Parameterisation.STANDARD, 0.5, InitialShape.GAUSSIAN, Optional.of(0.7));
        }
    }

    @Nested
    class TwoLayer extends EncoderContract<TwoLayerOptions> {

        @Override
        protected EncoderProvider<TwoLayerOptions> provider() {
            return new TwoLayerEncoderProvider();
        }

        @Override
        protected TwoLayerOptions options() {
            return new TwoLayerOptions(3, 6, Activation.RELU);
        }
    }

    abstract static class Mlp extends EncoderContract<MlpOptions> {

        @Override
        protected EncoderProvider<MlpOptions> provider() {
            return new MlpEncoderProvider();
        }

        static MlpOptions of(int depth, Activation activation, Parameterisation parameterisation, double biasStd) {
            return new MlpOptions(
                    3,
                    6,
                    depth,
                    activation,
                    0.2,
                    parameterisation,
                    1.3,
                    biasStd < 0 ? Optional.empty() : Optional.of(biasStd),
                    1);
        }
    }

    @Nested
    class Readout extends Mlp {
        @Override
        protected MlpOptions options() {
            return of(0, Activation.RELU, Parameterisation.NTK, 0.5);
        }
    }

    @Nested
    class Relu extends Mlp {
        @Override
        protected MlpOptions options() {
            return of(3, Activation.RELU, Parameterisation.NTK, 0.5);
        }
    }

    @Nested
    class LeakyRelu extends Mlp {
        @Override
        protected MlpOptions options() {
            return of(2, Activation.LEAKY_RELU, Parameterisation.STANDARD, -1);
        }
    }

    @Nested
    class Erf extends Mlp {
        @Override
        protected MlpOptions options() {
            return of(1, Activation.ERF, Parameterisation.STANDARD, 0);
        }
    }

    @Nested
    class Tanh extends Mlp {
        @Override
        protected MlpOptions options() {
            return of(2, Activation.TANH, Parameterisation.NTK, -1);
        }
    }

    @Nested
    class Gelu extends Mlp {
        @Override
        protected MlpOptions options() {
            return of(2, Activation.GELU, Parameterisation.STANDARD, 0.5);
        }
    }

    @Nested
    class Identity extends Mlp {
        @Override
        protected MlpOptions options() {
            return of(2, Activation.LINEAR, Parameterisation.NTK, 1);
        }
    }
}
