package org.repdyn.dynamics.encoder;

import org.apache.commons.numbers.gamma.Erf;
import org.apiguardian.api.API;

/** Activation functions of the hidden layers of a trained network. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum HiddenActivation {
    /** max(x, 0); the derivative at the kink is taken as ½. */
    RELU {
        @Override
        double value(double x, double slope) {
            return Math.max(x, 0);
        }

        @Override
        double derivative(double x, double value, double slope) {
            if (x == 0) {
                return 0.5;
            }
            // The sign bit replaces a branch: the sign of x is close to random, so that a processor would mispredict a
            // branch on it about every other time.
            return 1 - (Double.doubleToRawLongBits(x) >>> (Double.SIZE - 1));
        }
    },
    /** x for x &gt; 0 and slope·x for x &lt; 0; the derivative at the kink is taken as the mean of the two slopes. */
    LEAKY_RELU {
        @Override
        double value(double x, double slope) {
            return x < 0 ? slope * x : x;
        }

        @Override
        double derivative(double x, double value, double slope) {
            if (x == 0) {
                return (1 + slope) / 2;
            }
            return x < 0 ? slope : 1;
        }
    },
    /** The error function erf(x). */
    ERF {
        @Override
        double value(double x, double slope) {
            return Erf.value(x);
        }

        @Override
        double derivative(double x, double value, double slope) {
            return TWO_BY_ROOT_PI * Math.exp(-x * x);
        }
    },
    /** The hyperbolic tangent tanh(x). */
    TANH {
        @Override
        double value(double x, double slope) {
            return Math.tanh(x);
        }

        @Override
        double derivative(double x, double value, double slope) {
            return 1 - value * value;
        }
    },
    /**
     * x·Φ(x), where Φ is the standard normal distribution function (Hendrycks, Gimpel 2016); computed exactly, not by
     * the tanh approximation.
     */
    GELU {
        @Override
        double value(double x, double slope) {
            return x * normal(x);
        }

        @Override
        double derivative(double x, double value, double slope) {
            return normal(x) + x * Math.exp(-x * x / 2) * ROOT_HALF / ROOT_PI;
        }

        /**
         * Returns Φ(x) to an absolute error of 1e-16. The function erfc would keep the relative accuracy in the tail,
         * but would allocate in each call.
         */
        private double normal(double x) {
            return 0.5 + Erf.value(x * ROOT_HALF) / 2;
        }
    },
    /** The identity: φ(x) = x. */
    LINEAR {
        @Override
        double value(double x, double slope) {
            return x;
        }

        @Override
        double derivative(double x, double value, double slope) {
            return 1;
        }
    };

    /** √π. */
    private static final double ROOT_PI = Math.sqrt(Math.PI);

    /** 2/√π, the factor of the derivative of the error function. */
    private static final double TWO_BY_ROOT_PI = 2 / ROOT_PI;

    /** √½. */
    private static final double ROOT_HALF = Math.sqrt(0.5);

    /**
     * Returns φ(x).
     *
     * @param slope slope of the leaky ReLU below 0; the other functions ignore it
     */
    abstract double value(double x, double slope);

    /** Returns φ′(x), given x and the value φ(x). */
    abstract double derivative(double x, double value, double slope);
}
