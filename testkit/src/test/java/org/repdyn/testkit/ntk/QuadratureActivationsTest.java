package org.repdyn.testkit.ntk;

import org.junit.jupiter.api.Nested;
import org.repdyn.ntk.kernel.Activation;
import org.repdyn.ntk.kernel.NumericActivations;
import org.repdyn.testkit.ActivationContract;

/** Those whose Gaussian moments are computed by quadrature. */
class QuadratureActivationsTest {

    private static final double TOLERANCE = 1e-9;

    @Nested
    class Tanh extends ActivationContract {
        @Override
        protected Activation activation() {
            return NumericActivations.tanh(TOLERANCE);
        }

        @Override
        protected double phi(double x) {
            return Math.tanh(x);
        }

        @Override
        protected double derivative(double x) {
            return 1 / (Math.cosh(x) * Math.cosh(x));
        }

        @Override
        protected double accuracy() {
            return TOLERANCE;
        }
    }

    @Nested
    class Sigmoid extends ActivationContract {
        @Override
        protected Activation activation() {
            return NumericActivations.sigmoid(TOLERANCE);
        }

        @Override
        protected double phi(double x) {
            return 1 / (1 + Math.exp(-x));
        }

        @Override
        protected double derivative(double x) {
            return 1 / (2 + Math.exp(x) + Math.exp(-x));
        }

        @Override
        protected double accuracy() {
            return TOLERANCE;
        }
    }

    @Nested
    class Softplus extends ActivationContract {
        @Override
        protected Activation activation() {
            return NumericActivations.softplus(TOLERANCE);
        }

        @Override
        protected double phi(double x) {
            return Math.log1p(Math.exp(x));
        }

        @Override
        protected double derivative(double x) {
            return 1 / (1 + Math.exp(-x));
        }

        @Override
        protected double accuracy() {
            return TOLERANCE;
        }
    }

    @Nested
    class Silu extends ActivationContract {
        @Override
        protected Activation activation() {
            return NumericActivations.silu(TOLERANCE);
        }

        @Override
        protected double phi(double x) {
            return x / (1 + Math.exp(-x));
        }

        @Override
        protected double derivative(double x) {
            return 1 / (1 + Math.exp(-x)) + x / (2 + Math.exp(x) + Math.exp(-x));
        }

        @Override
        protected double accuracy() {
            return TOLERANCE;
        }
    }

    @Nested
    class Elu extends ActivationContract {
        @Override
        protected Activation activation() {
            return NumericActivations.elu(1, TOLERANCE);
        }

        @Override
        protected double phi(double x) {
            return x > 0 ? x : Math.expm1(x);
        }

        @Override
        protected double derivative(double x) {
            return x > 0 ? 1 : Math.exp(x);
        }

        @Override
        protected double accuracy() {
            return TOLERANCE;
        }
    }
}
