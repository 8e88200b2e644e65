package org.repdyn.dynamics.encoder;

import org.apache.commons.numbers.gamma.Erf;
import org.apiguardian.api.API;

/** Activation functions of a hidden layer. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Activation {
    /** max(x, 0); the derivative at the kink is taken as ½. */
    RELU {
        @Override
        double value(double x) {
            // Not Math.max: a NaN has to come through.
            return x < 0 ? 0 : x;
        }

        @Override
        double derivative(double x, double value) {
            if (x == 0) {
                return 0.5;
            }
            return x < 0 ? 0 : 1;
        }
    },
    /** The error function. */
    ERF {
        @Override
        double value(double x) {
            return Erf.value(x);
        }

        @Override
        double derivative(double x, double value) {
            return TWO_BY_ROOT_PI * Math.exp(-x * x);
        }
    },
    /** The hyperbolic tangent. */
    TANH {
        @Override
        double value(double x) {
            return Math.tanh(x);
        }

        @Override
        double derivative(double x, double value) {
            return 1 - value * value;
        }
    };

    private static final double TWO_BY_ROOT_PI = 2 / Math.sqrt(Math.PI);

    abstract double value(double x);

    /** φ′(x), given φ(x). */
    abstract double derivative(double x, double value);
}
