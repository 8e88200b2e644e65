package org.repdyn.testkit.ntk;

import static org.apache.commons.math3.special.Erf.erf;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.activations.Erf;
import org.repdyn.kernels.activations.PiecewiseActivations;
import org.repdyn.kernels.activations.PolynomialActivations;
import org.repdyn.kernels.activations.SmoothActivations;
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
                        SmoothActivations.GELU.create(new NoOptions()),
                        x -> 0.5 * x * (1 + erf(x / Math.sqrt(2))),
                        x -> 0.5 * (1 + erf(x / Math.sqrt(2))) + x * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)),
                Subject.of(
                        "sin",
                        SmoothActivations.SIN.create(new SmoothActivations.SinOptions(1.5, 0.8, 0.3)),
                        x -> 1.5 * Math.sin(0.8 * x + 0.3),
                        x -> 1.2 * Math.cos(0.8 * x + 0.3)),
                Subject.of(
                        "cos",
                        SmoothActivations.COS.create(new SmoothActivations.CosOptions(1, 1, 0)),
                        x -> Math.cos(x),
                        x -> -Math.sin(x)),
                Subject.of(
                        "rbf",
                        SmoothActivations.RBF.create(new SmoothActivations.RbfOptions(0.5)),
                        x -> Math.sqrt(2) * Math.sin(x + Math.PI / 4),
                        x -> Math.sqrt(2) * Math.cos(x + Math.PI / 4)),
                Subject.of(
                        "exp",
                        SmoothActivations.EXP.create(new SmoothActivations.ExpOptions(0.7, 0.5)),
                        x -> 0.7 * Math.exp(0.5 * x),
                        x -> 0.35 * Math.exp(0.5 * x)),
                Subject.of(
                        "gaussian",
                        SmoothActivations.GAUSSIAN.create(new SmoothActivations.GaussianOptions(1, -0.5)),
                        x -> Math.exp(-0.5 * x * x),
                        x -> -x * Math.exp(-0.5 * x * x)),
                Subject.of(
                        "gabor wave",
                        SmoothActivations.GABOR.create(new NoOptions()),
                        x -> Math.exp(-x * x) * Math.sin(x),
                        x -> Math.exp(-x * x) * (Math.cos(x) - 2 * x * Math.sin(x))),
                Subject.of("heaviside", PiecewiseActivations.STEP.create(new NoOptions()), x -> x > 0 ? 1 : 0, x -> 0)
                        .withJumps(),
                Subject.of("sign", PiecewiseActivations.SIGN.create(new NoOptions()), x -> Math.signum(x), x -> 0)
                        .withJumps(),
                Subject.of(
                        "cube",
                        PolynomialActivations.MONOMIAL.create(new PolynomialActivations.MonomialOptions(3)),
                        x -> x * x * x,
                        x -> 3 * x * x),
                Subject.of(
                        "hermite",
                        PolynomialActivations.HERMITE.create(new PolynomialActivations.HermiteOptions(3)),
                        x -> (x * x * x - 3 * x) / Math.sqrt(6),
                        x -> (3 * x * x - 3) / Math.sqrt(6)),
                Subject.of(
                        "cubic",
                        PolynomialActivations.POLYNOMIAL.create(
                                new PolynomialActivations.PolynomialOptions(List.of(0.25, -1.0, 0.5, 0.125))),
                        x -> 0.25 - x + 0.5 * x * x + 0.125 * x * x * x,
                        x -> -1 + x + 0.375 * x * x),
                Subject.of(
                        "rectified square",
                        PiecewiseActivations.RECTIFIED_MONOMIAL.create(
                                new PiecewiseActivations.RectifiedMonomialOptions(2)),
                        x -> x > 0 ? x * x : 0,
                        x -> x > 0 ? 2 * x : 0),
                Subject.of(
                        "rectified cube",
                        PiecewiseActivations.RECTIFIED_MONOMIAL.create(
                                new PiecewiseActivations.RectifiedMonomialOptions(3)),
                        x -> x > 0 ? x * x * x : 0,
                        x -> x > 0 ? 3 * x * x : 0));
    }
}
