package org.repdyn.kernels.quadrature;

import java.util.List;
import org.apiguardian.api.API;

/** Common activations without a closed form. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NumericActivations {

    private NumericActivations() {}

    /** Returns tanh x. */
    public static NumericActivation tanh(double tolerance) {
        return new NumericActivation(
                "tanh",
                Math::tanh,
                x -> {
                    double cosh = Math.cosh(x);
                    return 1 / (cosh * cosh);
                },
                List.of(),
                tolerance);
    }

    /** Returns 1/(1 + e^{−x}). */
    public static NumericActivation sigmoid(double tolerance) {
        return new NumericActivation(
                "sigmoid", NumericActivations::logistic, x -> logistic(x) * logistic(-x), List.of(), tolerance);
    }

    /** Returns log(1 + eˣ). */
    public static NumericActivation softplus(double tolerance) {
        return new NumericActivation(
                "softplus",
                x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
                NumericActivations::logistic,
                List.of(),
                tolerance);
    }

    /** Returns x/(1 + e^{−x}) (Elfwing, Uchibe, Doya 2018). */
    public static NumericActivation silu(double tolerance) {
        return new NumericActivation(
                "silu", x -> x * logistic(x), x -> logistic(x) * (1 + x * logistic(-x)), List.of(), tolerance);
    }

    /** Returns x above 0, alpha·(eˣ − 1) below (Clevert, Unterthiner, Hochreiter 2016). */
    public static NumericActivation elu(double alpha, double tolerance) {
        return new NumericActivation(
                "elu",
                x -> x > 0 ? x : alpha * Math.expm1(x),
                x -> {
                    if (x == 0) {
                        return 0.5 * (1 + alpha);
                    }
                    return x > 0 ? 1 : alpha * Math.exp(x);
                },
                List.of(0.0),
                tolerance);
    }

    private static double logistic(double x) {
        return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
    }
}
