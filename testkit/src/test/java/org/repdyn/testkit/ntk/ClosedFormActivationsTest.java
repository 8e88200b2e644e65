package org.repdyn.testkit.ntk;

import static org.apache.commons.math3.special.Erf.erf;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.activations.Erf;
import org.repdyn.kernels.activations.Exponential;
import org.repdyn.kernels.activations.Gabor;
import org.repdyn.kernels.activations.GaussianBump;
import org.repdyn.kernels.activations.Gelu;
import org.repdyn.kernels.activations.Polynomial;
import org.repdyn.kernels.activations.RectifiedMonomial;
import org.repdyn.kernels.activations.Sine;
import org.repdyn.kernels.activations.Step;
import org.repdyn.testkit.ActivationContract;

@Tag("slow")
@DisplayName("Activations with Gaussian moments in closed form obey the laws")
class ClosedFormActivationsTest extends ActivationContract {

    static Stream<Subject> subjects() {
        return Stream.of(
                Subject.of("linear", AbRelu.LINEAR, x -> x, x -> 1),
                Subject.of("relu", AbRelu.RELU, x -> Math.max(x, 0), x -> x > 0 ? 1 : 0),
                Subject.of("leaky relu", AbRelu.leaky(0.2), x -> x > 0 ? x : 0.2 * x, x -> x > 0 ? 1 : 0.2),
                Subject.of(
                        "bent line",
                        new AbRelu("abrelu", -0.5, 1.25),
                        x -> x > 0 ? 1.25 * x : -0.5 * x,
                        x -> x > 0 ? 1.25 : -0.5),
                Subject.of("absolute value", AbRelu.ABS, x -> Math.abs(x), x -> Math.signum(x)),
                Subject.of(
                        "error function",
                        new Erf(0.5, 0.7, 0.3),
                        x -> 0.5 * erf(0.7 * x) + 0.3,
                        x -> 0.7 / Math.sqrt(Math.PI) * Math.exp(-0.49 * x * x)),
                Subject.of(
                        "exact gelu",
                        new Gelu(),
                        x -> 0.5 * x * (1 + erf(x / Math.sqrt(2))),
                        x -> 0.5 * (1 + erf(x / Math.sqrt(2))) + x * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)),
                Subject.of(
                        "sin",
                        Sine.sine(1.5, 0.8, 0.3),
                        x -> 1.5 * Math.sin(0.8 * x + 0.3),
                        x -> 1.2 * Math.cos(0.8 * x + 0.3)),
                Subject.of("cos", Sine.cosine(1, 1, 0), x -> Math.cos(x), x -> -Math.sin(x)),
                Subject.of(
                        "rbf",
                        Sine.rbf(0.5),
                        x -> Math.sqrt(2) * Math.sin(x + Math.PI / 4),
                        x -> Math.sqrt(2) * Math.cos(x + Math.PI / 4)),
                Subject.of(
                        "exp", new Exponential(0.7, 0.5), x -> 0.7 * Math.exp(0.5 * x), x -> 0.35 * Math.exp(0.5 * x)),
                Subject.of(
                        "gaussian",
                        new GaussianBump(1, -0.5),
                        x -> Math.exp(-0.5 * x * x),
                        x -> -x * Math.exp(-0.5 * x * x)),
                Subject.of(
                        "gabor wave",
                        new Gabor(),
                        x -> Math.exp(-x * x) * Math.sin(x),
                        x -> Math.exp(-x * x) * (Math.cos(x) - 2 * x * Math.sin(x))),
                Subject.of("heaviside", Step.HEAVISIDE, x -> x > 0 ? 1 : 0, x -> 0)
                        .withJumps(),
                Subject.of("sign", Step.SIGN, x -> Math.signum(x), x -> 0).withJumps(),
                Subject.of("cube", Polynomial.monomial(3), x -> x * x * x, x -> 3 * x * x),
                Subject.of(
                        "hermite",
                        Polynomial.hermite(3),
                        x -> (x * x * x - 3 * x) / Math.sqrt(6),
                        x -> (3 * x * x - 3) / Math.sqrt(6)),
                Subject.of(
                        "cubic",
                        new Polynomial("polynomial", List.of(0.25, -1.0, 0.5, 0.125)),
                        x -> 0.25 - x + 0.5 * x * x + 0.125 * x * x * x,
                        x -> -1 + x + 0.375 * x * x),
                Subject.of(
                        "rectified square", new RectifiedMonomial(2), x -> x > 0 ? x * x : 0, x -> x > 0 ? 2 * x : 0),
                Subject.of(
                        "rectified cube",
                        new RectifiedMonomial(3),
                        x -> x > 0 ? x * x * x : 0,
                        x -> x > 0 ? 3 * x * x : 0));
    }
}
