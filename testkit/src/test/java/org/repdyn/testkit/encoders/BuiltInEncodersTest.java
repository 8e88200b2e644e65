package org.repdyn.testkit.encoders;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.dynamics.encoder.DeepLinearOptions;
import org.repdyn.dynamics.encoder.Encoders;
import org.repdyn.dynamics.encoder.HiddenActivation;
import org.repdyn.dynamics.encoder.LinearOptions;
import org.repdyn.dynamics.encoder.MlpOptions;
import org.repdyn.dynamics.encoder.TwoLayerOptions;
import org.repdyn.dynamics.encoder.WeightInitialisation;
import org.repdyn.testkit.EncoderContract;
import org.repdyn.testkit.Subject;

/** Tests each encoder; of the networks, each activation, both parameterisations, with and without biases. */
@Tag("slow")
@DisplayName("The built-in encoders obey the laws")
class BuiltInEncodersTest extends EncoderContract {

    static Stream<Subject<?>> subjects() {
        return Stream.of(
                Subject.of(Encoders.LINEAR, new LinearOptions(3, 0.1)),
                Subject.of(Encoders.DEEP_LINEAR, new DeepLinearOptions(3, 4, 2, Parameterisation.STANDARD, 0.5)),
                Subject.of(
                        "linear, chosen spectrum",
                        Encoders.LINEAR,
                        new LinearOptions(3, 0.1, WeightInitialisation.GAUSSIAN, Optional.of(0.7))),
                Subject.of(
                        "deep-linear, chosen spectrum",
                        Encoders.DEEP_LINEAR,
                        new DeepLinearOptions(
                                3,
                                4,
                                2,
                                Parameterisation.STANDARD,
                                0.5,
                                WeightInitialisation.GAUSSIAN,
                                Optional.of(0.7))),
                Subject.of(Encoders.TWO_LAYER, new TwoLayerOptions(3, 6, HiddenActivation.RELU)),
                Subject.of(
                        "mlp, no hidden layer", Encoders.MLP, mlp(0, HiddenActivation.RELU, Parameterisation.NTK, 0.5)),
                Subject.of("mlp, relu", Encoders.MLP, mlp(3, HiddenActivation.RELU, Parameterisation.NTK, 0.5)),
                Subject.of(
                        "mlp, leaky relu",
                        Encoders.MLP,
                        mlp(2, HiddenActivation.LEAKY_RELU, Parameterisation.STANDARD, -1)),
                Subject.of("mlp, erf", Encoders.MLP, mlp(1, HiddenActivation.ERF, Parameterisation.STANDARD, 0)),
                Subject.of("mlp, tanh", Encoders.MLP, mlp(2, HiddenActivation.TANH, Parameterisation.NTK, -1)),
                Subject.of("mlp, gelu", Encoders.MLP, mlp(2, HiddenActivation.GELU, Parameterisation.STANDARD, 0.5)),
                Subject.of("mlp, identity", Encoders.MLP, mlp(2, HiddenActivation.LINEAR, Parameterisation.NTK, 1)));
    }

    /** Returns options of a network; a negative standard deviation stands for no biases. */
    private static MlpOptions mlp(
            int depth, HiddenActivation activation, Parameterisation parameterisation, double biasStd) {
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
