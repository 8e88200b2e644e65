package org.repdyn.dynamics.encoder;

import org.apache.commons.numbers.gamma.Erf;
import org.apiguardian.api.API;

/** Activation functions of a hidden layer. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Activation {
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
            // By the sign bit: which neurons are on is a coin's toss, and a branch on it is guessed wrong every other
            // time.
            return 1 - (Double.doubleToRawLongBits(x) >>> (Double.SIZE - 1));
        }
    },
    /** x above 0 and slope·x below; the derivative at the kink is the mean of the two. */
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
    /** The error function. */
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
    /** The hyperbolic tangent. */
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
    /** x·Φ(x), Φ the normal distribution function (Hendrycks, Gimpel 2016); not its approximation by tanh. */
    GELU {
        @Override
        double value(double x, double slope) {
            return x * normal(x);
        }

        @Override
        double derivative(double x, double value, double slope) {
            return normal(x) + x * Math.exp(-x * x / 2) * ROOT_HALF / ROOT_PI;
        }

        /** Φ to 1e-16, absolute; erfc would keep the relative accuracy of the tail and allocate in each call. */
        private double normal(double x) {
            return 0.5 + Erf.value(x * ROOT_HALF) / 2;
        }
    },
    /** x. */
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

    private static final double ROOT_PI = Math.sqrt(Math.PI);
    private static final double TWO_BY_ROOT_PI = 2 / ROOT_PI;
    private static final double ROOT_HALF = Math.sqrt(0.5);

    /**
     * φ(x).
     *
     * @param slope of the leaky ReLU below 0; the others ignore it
     */
    abstract double value(double x, double slope);

    /** φ′(x), given φ(x). */
    abstract double derivative(double x, double value, double slope);
}
