package org.repdyn.dynamics.encoder;

import org.apiguardian.api.API;
import org.repdyn.core.algebra.Exponentials;
import org.repdyn.core.algebra.Signs;

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
            return 0.5 + 0.5 * Signs.sign(x);
        }

        @Override
        void values(double[] a, double[] h, int from, int to, double slope) {
            for (int i = from; i < to; i++) {
                h[i] = Math.max(a[i], 0);
            }
        }

        @Override
        void timesDerivatives(double[] a, double[] h, double[] g, int from, int to, double factor, double slope) {
            double half = 0.5 * factor;
            for (int i = from; i < to; i++) {
                g[i] *= half + half * Signs.sign(a[i]);
            }
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
            return ErrorFunctions.erf(x, 1);
        }

        @Override
        double derivative(double x, double value, double slope) {
            return TWO_BY_ROOT_PI * Math.exp(-x * x);
        }

        @Override
        void values(double[] a, double[] h, int from, int to, double slope) {
            ErrorFunctions.erf(a, 1, h, from, to);
        }

        @Override
        void timesDerivatives(double[] a, double[] h, double[] g, int from, int to, double factor, double slope) {
            Exponentials.timesGaussian(a, factor * TWO_BY_ROOT_PI, g, from, to);
        }
    },
    /** The hyperbolic tangent tanh(x). */
    TANH {
        @Override
        double value(double x, double slope) {
            return Exponentials.tanh(x);
        }

        @Override
        double derivative(double x, double value, double slope) {
            return 1 - value * value;
        }

        @Override
        void values(double[] a, double[] h, int from, int to, double slope) {
            Exponentials.tanh(a, h, from, to);
        }

        @Override
        void timesDerivatives(double[] a, double[] h, double[] g, int from, int to, double factor, double slope) {
            for (int i = from; i < to; i++) {
                g[i] *= factor * (1 - h[i] * h[i]);
            }
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

        @Override
        void values(double[] a, double[] h, int from, int to, double slope) {
            ErrorFunctions.erf(a, ROOT_HALF, h, from, to);
            for (int i = from; i < to; i++) {
                h[i] = a[i] * (0.5 + h[i] / 2);
            }
        }

        @Override
        void timesDerivatives(double[] a, double[] h, double[] g, int from, int to, double factor, double slope) {
            ErrorFunctions.timesGeluDerivative(a, h, factor, g, from, to);
        }

        /**
         * Returns Φ(x) to an absolute error of 1e-16. The function erfc would keep the relative accuracy in the tail,
         * but would take longer.
         */
        private double normal(double x) {
            return 0.5 + ErrorFunctions.erf(x, ROOT_HALF) / 2;
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

    /** Overwrites a range of {@code h} with φ(a). */
    void values(double[] a, double[] h, int from, int to, double slope) {
        for (int i = from; i < to; i++) {
            h[i] = value(a[i], slope);
        }
    }

    /** Multiplies a range of {@code g} by factor·φ′(a), given a and h = φ(a). */
    void timesDerivatives(double[] a, double[] h, double[] g, int from, int to, double factor, double slope) {
        for (int i = from; i < to; i++) {
            g[i] *= factor * derivative(a[i], h[i], slope);
        }
    }
}
