package org.repdyn.testkit.ntk;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.repdyn.kernels.quadrature.NumericActivations;
import org.repdyn.testkit.ActivationContract;

@Tag("slow")
@DisplayName("Activations with Gaussian moments by quadrature obey the laws")
class QuadratureActivationsTest extends ActivationContract {

    private static final double TOLERANCE = 1e-9;

    static Stream<Subject> subjects() {
        return Stream.of(
                Subject.of(
                                "tanh",
                                NumericActivations.tanh(TOLERANCE),
                                x -> Math.tanh(x),
                                x -> 1 / (Math.cosh(x) * Math.cosh(x)))
                        .withAccuracy(TOLERANCE),
                Subject.of(
                                "sigmoid",
                                NumericActivations.sigmoid(TOLERANCE),
                                x -> 1 / (1 + Math.exp(-x)),
                                x -> 1 / (2 + Math.exp(x) + Math.exp(-x)))
                        .withAccuracy(TOLERANCE),
                Subject.of(
                                "softplus",
                                NumericActivations.softplus(TOLERANCE),
                                x -> Math.log1p(Math.exp(x)),
                                x -> 1 / (1 + Math.exp(-x)))
                        .withAccuracy(TOLERANCE),
                Subject.of(
                                "silu",
                                NumericActivations.silu(TOLERANCE),
                                x -> x / (1 + Math.exp(-x)),
                                x -> 1 / (1 + Math.exp(-x)) + x / (2 + Math.exp(x) + Math.exp(-x)))
                        .withAccuracy(TOLERANCE),
                Subject.of(
                                "elu",
                                NumericActivations.elu(1, TOLERANCE),
                                x -> x > 0 ? x : Math.expm1(x),
                                x -> x > 0 ? 1 : Math.exp(x))
                        .withAccuracy(TOLERANCE));
    }
}
