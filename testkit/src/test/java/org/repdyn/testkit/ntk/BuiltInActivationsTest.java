package org.repdyn.testkit.ntk;

import static org.apache.commons.math3.special.Erf.erf;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.repdyn.ntk.kernel.AbRelu;
import org.repdyn.ntk.kernel.Activation;
import org.repdyn.ntk.kernel.Erf;
import org.repdyn.ntk.kernel.Exponential;
import org.repdyn.ntk.kernel.Gabor;
import org.repdyn.ntk.kernel.GaussianBump;
import org.repdyn.ntk.kernel.Gelu;
import org.repdyn.ntk.kernel.NumericActivations;
import org.repdyn.ntk.kernel.Polynomial;
import org.repdyn.ntk.kernel.RectifiedMonomial;
import org.repdyn.ntk.kernel.Sine;
import org.repdyn.ntk.kernel.Step;
import org.repdyn.testkit.ActivationContract;

class BuiltInActivationsTest {

    private static final double TOLERANCE = 1e-9;

    @Nested
    class Linear extends ActivationContract {
        @Override
        protected Activation activation() {
            return AbRelu.LINEAR;
        }

        @Override
        protected double phi(double x) {
            return x;
        }

        @Override
        protected double derivative(double x) {
            return 1;
        }
    }

    @Nested
    class Relu extends ActivationContract {
        @Override
        protected Activation activation() {
            return AbRelu.RELU;
        }

        @Override
        protected double phi(double x) {
            return Math.max(x, 0);
        }

        @Override
        protected double derivative(double x) {
            return x > 0 ? 1 : 0;
        }
    }

    @Nested
    class LeakyRelu extends ActivationContract {
        @Override
        protected Activation activation() {
            return AbRelu.leaky(0.2);
        }

        @Override
        protected double phi(double x) {
            return x > 0 ? x : 0.2 * x;
        }

        @Override
        protected double derivative(double x) {
            return x > 0 ? 1 : 0.2;
        }
    }

    @Nested
    class BentLine extends ActivationContract {
        @Override
        protected Activation activation() {
            return new AbRelu("abrelu", -0.5, 1.25);
        }

        @Override
        protected double phi(double x) {
            return x > 0 ? 1.25 * x : -0.5 * x;
        }

        @Override
        protected double derivative(double x) {
            return x > 0 ? 1.25 : -0.5;
        }
    }

    @Nested
    class AbsoluteValue extends ActivationContract {
        @Override
        protected Activation activation() {
            return AbRelu.ABS;
        }

        @Override
        protected double phi(double x) {
            return Math.abs(x);
        }

        @Override
        protected double derivative(double x) {
            return Math.signum(x);
        }
    }

    @Nested
    class ErrorFunction extends ActivationContract {
        @Override
        protected Activation activation() {
            return new Erf(0.5, 0.7, 0.3);
        }

        @Override
        protected double phi(double x) {
            return 0.5 * erf(0.7 * x) + 0.3;
        }

        @Override
        protected double derivative(double x) {
            return 0.7 / Math.sqrt(Math.PI) * Math.exp(-0.49 * x * x);
        }
    }

    @Nested
    class ExactGelu extends ActivationContract {
        @Override
        protected Activation activation() {
            return new Gelu();
        }

        @Override
        protected double phi(double x) {
            return 0.5 * x * (1 + erf(x / Math.sqrt(2)));
        }

        @Override
        protected double derivative(double x) {
            return 0.5 * (1 + erf(x / Math.sqrt(2))) + x * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
        }
    }

    @Nested
    class Sin extends ActivationContract {
        @Override
        protected Activation activation() {
            return Sine.sine(1.5, 0.8, 0.3);
        }

        @Override
        protected double phi(double x) {
            return 1.5 * Math.sin(0.8 * x + 0.3);
        }

        @Override
        protected double derivative(double x) {
            return 1.2 * Math.cos(0.8 * x + 0.3);
        }
    }

    @Nested
    class Cos extends ActivationContract {
        @Override
        protected Activation activation() {
            return Sine.cosine(1, 1, 0);
        }

        @Override
        protected double phi(double x) {
            return Math.cos(x);
        }

        @Override
        protected double derivative(double x) {
            return -Math.sin(x);
        }
    }

    @Nested
    class Rbf extends ActivationContract {
        @Override
        protected Activation activation() {
            return Sine.rbf(0.5);
        }

        @Override
        protected double phi(double x) {
            return Math.sqrt(2) * Math.sin(x + Math.PI / 4);
        }

        @Override
        protected double derivative(double x) {
            return Math.sqrt(2) * Math.cos(x + Math.PI / 4);
        }
    }

    @Nested
    class Exp extends ActivationContract {
        @Override
        protected Activation activation() {
            return new Exponential(0.7, 0.5);
        }

        @Override
        protected double phi(double x) {
            return 0.7 * Math.exp(0.5 * x);
        }

        @Override
        protected double derivative(double x) {
            return 0.35 * Math.exp(0.5 * x);
        }
    }

    @Nested
    class Gaussian extends ActivationContract {
        @Override
        protected Activation activation() {
            return new GaussianBump(1, -0.5);
        }

        @Override
        protected double phi(double x) {
            return Math.exp(-0.5 * x * x);
        }

        @Override
        protected double derivative(double x) {
            return -x * Math.exp(-0.5 * x * x);
        }
    }

    @Nested
    class GaborWave extends ActivationContract {
        @Override
        protected Activation activation() {
            return new Gabor();
        }

        @Override
        protected double phi(double x) {
            return Math.exp(-x * x) * Math.sin(x);
        }

        @Override
        protected double derivative(double x) {
            return Math.exp(-x * x) * (Math.cos(x) - 2 * x * Math.sin(x));
        }
    }

    @Nested
    class Heaviside extends ActivationContract {
        @Override
        protected Activation activation() {
            return Step.HEAVISIDE;
        }

        @Override
        protected double phi(double x) {
            return x > 0 ? 1 : 0;
        }

        @Override
        protected double derivative(double x) {
            return 0;
        }

        @Override
        protected boolean jumps() {
            return true;
        }
    }

    @Nested
    class Sign extends ActivationContract {
        @Override
        protected Activation activation() {
            return Step.SIGN;
        }

        @Override
        protected double phi(double x) {
            return Math.signum(x);
        }

        @Override
        protected double derivative(double x) {
            return 0;
        }

        @Override
        protected boolean jumps() {
            return true;
        }
    }

    @Nested
    class Cube extends ActivationContract {
        @Override
        protected Activation activation() {
            return Polynomial.monomial(3);
        }

        @Override
        protected double phi(double x) {
            return x * x * x;
        }

        @Override
        protected double derivative(double x) {
            return 3 * x * x;
        }
    }

    @Nested
    class Hermite extends ActivationContract {
        @Override
        protected Activation activation() {
            return Polynomial.hermite(3);
        }

        @Override
        protected double phi(double x) {
            return (x * x * x - 3 * x) / Math.sqrt(6);
        }

        @Override
        protected double derivative(double x) {
            return (3 * x * x - 3) / Math.sqrt(6);
        }
    }

    @Nested
    class Cubic extends ActivationContract {
        @Override
        protected Activation activation() {
            return new Polynomial("polynomial", List.of(0.25, -1.0, 0.5, 0.125));
        }

        @Override
        protected double phi(double x) {
            return 0.25 - x + 0.5 * x * x + 0.125 * x * x * x;
        }

        @Override
        protected double derivative(double x) {
            return -1 + x + 0.375 * x * x;
        }
    }

    @Nested
    class RectifiedSquare extends ActivationContract {
        @Override
        protected Activation activation() {
            return new RectifiedMonomial(2);
        }

        @Override
        protected double phi(double x) {
            return x > 0 ? x * x : 0;
        }

        @Override
        protected double derivative(double x) {
            return x > 0 ? 2 * x : 0;
        }
    }

    @Nested
    class RectifiedCube extends ActivationContract {
        @Override
        protected Activation activation() {
            return new RectifiedMonomial(3);
        }

        @Override
        protected double phi(double x) {
            return x > 0 ? x * x * x : 0;
        }

        @Override
        protected double derivative(double x) {
            return x > 0 ? 3 * x * x : 0;
        }
    }

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
