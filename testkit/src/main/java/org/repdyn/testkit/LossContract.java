package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;
import static org.repdyn.testkit.law.Laws.within;

import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.spi.Homogeneous;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.NumericalGradients;
import org.repdyn.losses.spi.PairingMatrix;
import org.repdyn.losses.spi.QuadraticLoss;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.ScaleInvariant;
import org.repdyn.testkit.law.LawHint;
import org.repdyn.testsupport.ConvergenceSlope;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

/**
 * The laws of a loss. A capability is tested both ways: a loss that declares it must have it, and a loss that has it
 * must declare it, because constraints and closed forms that need it are otherwise never offered.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class LossContract extends FieldContract {

    private static final int DIRECTIONS = 3;

    /** Largest step of Taylor remainders, at which the second order dominates a smooth loss of N(0, 1) embeddings. */
    private static final double FIRST_STEP = 0.03;

    /** Largest relative deviation of a gradient from a multiple of the differences of the value that shows a wrong factor. */
    private static final double MULTIPLE = 1e-4;

    /** Largest relative error that a prototype may estimate for its gradient: differences of a smooth value reach 1e-9. */
    private static final double LARGEST_ESTIMATE = 1e-6;

    /** Returns a fresh instance. */
    protected final Loss loss() {
        assertThat(field()).as("what the provider creates").isInstanceOf(Loss.class);
        return (Loss) field();
    }

    private double value(Embeddings batch, R064Store u) {
        return loss().value(at(batch, u));
    }

    @Test
    @LawHint("the gradient is not the derivative of the value: a factor, a sign or a term is wrong, or the value has a"
            + " kink")
    @DisplayName("L1. has a gradient with a Taylor remainder of second order, in random directions")
    void gradientHasSecondOrderRemainder() {
        Embeddings batch = batch();
        R064Store gradient = like(batch);
        Loss loss = loss();
        double value = loss.valueAndGradient(batch, gradient);
        double error = estimatedError();
        for (int d = 0; d < DIRECTIONS; d++) {
            R064Store direction = RandomMatrices.gaussian(gradient.getRowDim(), gradient.getColDim(), 31L + d);
            double slope = inner(gradient, direction);
            double scale = Math.abs(value) + Math.abs(slope) + size(gradient);
            DoubleUnaryOperator remainder =
                    h -> Math.abs(value(batch, along(batch.matrix(), direction, h)) - value - h * slope);
            // The error e of the slope is largest if the errors of all entries add up. With the remainder c·h² it is a
            // tenth of it at h = 10e/c.
            double errorOfSlope = error * size(gradient) * sumOfSizes(direction);
            double curvature = remainder.applyAsDouble(FIRST_STEP) / (FIRST_STEP * FIRST_STEP);
            double floor = errorOfSlope == 0 ? 0 : 100 * errorOfSlope * errorOfSlope / curvature;
            double rounding = Tolerances.rounding(gradient.data.length, 1, scale);
            if (remainder.applyAsDouble(FIRST_STEP) <= rounding) {
                // The value is linear along this direction, as a sum of absolute values is between its kinks.
                continue;
            }
            ConvergenceSlope.assertOrder(2, FIRST_STEP, 0.5, 14, rounding + floor, remainder);
        }
    }

    @Test
    @LawHint("the gradient is not the derivative of the value: a factor, a sign or a term is wrong")
    @DisplayName("L2. has a gradient whose entries are central differences of its value")
    void gradientIsCentralDifference() {
        Embeddings batch = batch();
        R064Store gradient = fieldAt(batch);
        Loss loss = loss();
        // Truncation h² and rounding ε/h balance at h = ε^(1/3); each then costs about ε^(2/3), here with a margin of
        // 1e4.
        double h = Math.cbrt(Tolerances.EPSILON);
        double tolerance =
                1e4 * h * h * (size(gradient) + Math.abs(loss.value(batch))) + estimatedError() * size(gradient);
        R064Store u = R064Store.FACTORY.copy(batch.matrix());
        R064Store differences = like(batch);
        for (int i = 0; i < u.data.length; i++) {
            double before = u.data[i];
            u.data[i] = before + h;
            double above = loss.value(at(batch, u));
            u.data[i] = before - h;
            double below = loss.value(at(batch, u));
            u.data[i] = before;
            differences.data[i] = (above - below) / (2 * h);
        }
        Optional<String> factor = commonFactor(gradient, differences);
        for (int i = 0; i < u.data.length; i++) {
            var entry = assertThat(gradient.data[i])
                    .as("gradient at row %s, column %s", i % u.getRowDim(), i / u.getRowDim());
            factor.ifPresent(entry::hint);
            entry.isCloseTo(differences.data[i], within(tolerance));
        }
    }

    /** Returns what a gradient that is a multiple of the differences of the value is; empty if it is no multiple. */
    private static Optional<String> commonFactor(R064Store gradient, R064Store differences) {
        double factor = inner(gradient, differences) / inner(differences, differences);
        double off = difference(gradient, scaled(differences, factor)) / size(gradient);
        return off > MULTIPLE || Double.isNaN(off)
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the gradient is %.4g times the derivative of the value in every entry; a factor is missing or"
                                + " superfluous in one of them",
                        factor));
    }

    @Test
    @LawHint("compute the value in one place and call it from both methods")
    @DisplayName("L3. gives the same value with and without its gradient, and does not modify its inputs")
    void valuesAgree() {
        Embeddings batch = batch();
        double[] before = batch.matrix().data.clone();
        double value = loss().value(batch);
        assertThat(value).isFinite();
        assertThat(loss().valueAndGradient(batch, like(batch))).isEqualTo(value);
        assertThat(batch.matrix().data).as("embeddings").containsExactly(before);
    }

    @Test
    @LawHint("leave out field(), which then is the gradient")
    @DisplayName("L4. has its gradient as its field")
    void fieldIsGradient() {
        Embeddings batch = batch();
        R064Store gradient = like(batch);
        loss().valueAndGradient(batch, gradient);
        assertThat(fieldAt(batch).data).containsExactly(gradient.data);
    }

    @Test
    @LawHint("a loss of inner products or distances of rows is rotation-invariant; one of single coordinates is not")
    @DisplayName("L5. is declared RotationInvariant if and only if rotations do not change its value")
    void valueIsRotationInvariant() {
        Embeddings batch = batch();
        double value = loss().value(batch);
        double rotated = valueOrNaN(batch, rotate(batch.matrix(), rotation()));
        if (field() instanceof RotationInvariant) {
            assertThat(rotated).isCloseTo(value, within(ROUNDING * (Math.abs(value) + 1)));
        } else if (!Double.isNaN(rotated)) {
            assertThat(Math.abs(rotated - value))
                    .as("a rotation does not change the value, so the loss should implement RotationInvariant")
                    .isGreaterThan(VISIBLE_CHANGE * Math.abs(value));
        }
    }

    @Test
    @LawHint("a loss of normalised rows is scale-invariant, and its gradient has no part along U")
    @DisplayName("L6. is declared ScaleInvariant if and only if L(cU) = L(U); its gradient is then orthogonal to U")
    void scales() {
        Embeddings batch = batch();
        double value = loss().value(batch);
        double scaled = valueOrNaN(batch, scaled(batch.matrix(), 3));
        double radial = inner(fieldAt(batch), batch.matrix());
        if (field() instanceof ScaleInvariant) {
            double tolerance = ROUNDING * (Math.abs(value) + 1);
            assertThat(scaled).as("L(3U)").isCloseTo(value, within(tolerance));
            assertThat(valueOrNaN(batch, scaled(batch.matrix(), 1e-3)))
                    .as("L(U/1000)")
                    .isCloseTo(value, within(tolerance));
            assertThat(radial)
                    .as("inner product of gradient and U")
                    .isCloseTo(0, within(tolerance + errorAlong(batch)));
        } else if (!Double.isNaN(scaled)) {
            assertThat(Math.abs(scaled - value))
                    .as("scaling does not change the value, so the loss should implement ScaleInvariant")
                    .isGreaterThan(VISIBLE_CHANGE * Math.abs(value));
        }
    }

    @Test
    @LawHint("the degree is the power p of L(cU) = c^p L(U): 2 for squared distances")
    @DisplayName("L7. is declared Homogeneous of degree p if and only if L(cU) = c^p L(U); then ⟨∇L, U⟩ = p·L")
    void isHomogeneous() {
        Embeddings batch = batch();
        double one = loss().value(batch);
        double two = valueOrNaN(batch, scaled(batch.matrix(), 2));
        double four = valueOrNaN(batch, scaled(batch.matrix(), 4));
        if (field() instanceof Homogeneous homogeneous) {
            double p = homogeneous.degree();
            double scale = Math.abs(one) + size(fieldAt(batch));
            assertThat(two / Math.pow(2, p)).as("L(2U)/2^p").isCloseTo(one, within(ROUNDING * scale));
            assertThat(four / Math.pow(4, p)).as("L(4U)/4^p").isCloseTo(one, within(ROUNDING * scale));
            assertThat(inner(fieldAt(batch), batch.matrix()))
                    .as("inner product of gradient and U, by Euler's theorem p·L")
                    .isCloseTo(p * one, within(ROUNDING * scale * batch.matrix().data.length + errorAlong(batch)));
        } else if (!(field() instanceof ScaleInvariant) && !Double.isNaN(two * four)) {
            assertThat(Math.abs(four * one - two * two))
                    .as("L(4U)L(U) = L(2U)², so the loss should implement Homogeneous")
                    .isGreaterThan(VISIBLE_CHANGE * two * two);
        }
    }

    @Test
    @LawHint("M is symmetric with L = ½ tr(UᵀMU); look for a missing ½ or 1/n")
    @DisplayName("L8. is declared QuadraticLoss if and only if L = ½ tr(UᵀMU), ∇L = MU, M symmetric")
    void isQuadratic() {
        Embeddings batch = batch();
        R064Store gradient = fieldAt(batch);
        if (loss() instanceof QuadraticLoss quadratic) {
            PairingMatrix pairing = quadratic.pairing(batch.layout());
            assertThat(pairing.size()).as("rows of M").isEqualTo(batch.layout().rows());
            R064Store m = pairing.toDense();
            assertThat(difference(m, R064Store.FACTORY.copy(m.transpose())))
                    .as("M - Mᵀ")
                    .isZero();
            R064Store mu = like(batch);
            batch.algebra().multiply(m, false, batch.matrix(), false, mu);
            assertThat(difference(mu, gradient))
                    .as("MU - gradient")
                    .isLessThanOrEqualTo(fieldTolerance() * size(gradient));
            double scale = size(gradient) * batch.matrix().data.length;
            assertThat(loss().value(batch))
                    .as("value against ½ tr(UᵀMU)")
                    .isCloseTo(0.5 * inner(mu, batch.matrix()), within(ROUNDING * scale));
        } else if (loss() instanceof RotationInvariant) {
            R064Store other = RandomMatrices.gaussian(gradient.getRowDim(), gradient.getColDim(), 77);
            Optional<R064Store> there = fieldIfDefined(batch, other);
            Optional<R064Store> sum = fieldIfDefined(batch, along(batch.matrix(), other, 1));
            if (there.isPresent() && sum.isPresent()) { // A quadratic form is defined everywhere.
                assertThat(difference(sum.get(), along(gradient, there.get(), 1)))
                        .as("the gradient is linear and rotates, so the loss should implement QuadraticLoss")
                        .isGreaterThan(VISIBLE_CHANGE * size(gradient));
            }
        }
    }

    @Test
    @LawHint("return true from isPrototype() of the provider if and only if its loss is a NumericalLoss")
    @DisplayName("L9. is declared a prototype if and only if its gradient is computed by differences, with a small"
            + " estimated error")
    void prototypeIsDeclared() {
        boolean differences = field().numericalGradients().isPresent();
        assertThat(subject.provider().isPrototype())
                .as(
                        "isPrototype() of the provider, for a loss whose gradient is computed by differences: %s",
                        differences)
                .isEqualTo(differences);
        assertThat(estimatedError())
                .as("estimated relative error of the gradient by differences; it is large where the value has a"
                        + " kink or is noisy")
                .isLessThanOrEqualTo(LARGEST_ESTIMATE);
    }

    @Test
    @LawHint("the gradient is not the derivative of the value at this size: look for a constant that is large or small"
            + " beside the embeddings, a branch, an exponential that overflows, or digits that cancel")
    @DisplayName("L10. has a finite value at embeddings of other sizes too, of which the gradient is the derivative")
    void gradientAtOtherSizes() {
        batchesOfOtherSizes().forEach(this::gradientAt);
    }

    @Test
    @LawHint("the gradient is not the derivative of the value at this number of samples: look for a block or a branch"
            + " that small batches do not reach, or a count that is written as a number")
    @DisplayName("L11. has a gradient that is the derivative of its value in a large batch too")
    void gradientInLargeBatch() {
        gradientAt(manySamples() + " samples", largeBatch());
    }

    private void gradientAt(String size, Embeddings batch) {
        R064Store gradient = like(batch);
        Loss loss = loss();
        double value;
        try {
            value = loss.valueAndGradient(batch, gradient);
        } catch (ArithmeticException undefined) {
            return;
        }
        assertThat(value).as("value at %s", size).isFinite();
        double error = loss.numericalGradients().map(NumericalGradients::error).orElse(0.0);
        double length = Math.sqrt(inner(batch.matrix(), batch.matrix()) / batch.matrix().data.length);
        for (int d = 0; d < DIRECTIONS; d++) {
            R064Store direction =
                    scaled(RandomMatrices.gaussian(gradient.getRowDim(), gradient.getColDim(), 61L + d), length);
            double slope = inner(gradient, direction);
            DirectionalDerivative expected =
                    DirectionalDerivative.of(h -> valueOrNaN(batch, along(batch.matrix(), direction, h)));
            if (expected.error() == Double.POSITIVE_INFINITY) {
                continue; // The border of the domain is near.
            }
            assertThat(slope)
                    .as("derivative at %s in a random direction of its size", size)
                    .isCloseTo(
                            expected.value(),
                            within(10 * expected.error()
                                    + (ROUNDING + error) * size(gradient) * sumOfSizes(direction)));
        }
    }

    /** Returns the value; NaN where the loss is not defined. A capability that is declared fails with NaN, and one that is not is not looked for. */
    private double valueOrNaN(Embeddings batch, R064Store u) {
        try {
            return value(batch, u);
        } catch (ArithmeticException undefined) {
            return Double.NaN;
        }
    }

    /** Returns the largest error of the inner product of the gradient and U that the errors of the entries can cause. */
    private double errorAlong(Embeddings batch) {
        return estimatedError() * size(fieldAt(batch)) * sumOfSizes(batch.matrix());
    }

    private static double sumOfSizes(R064Store matrix) {
        double sum = 0;
        for (double x : matrix.data) {
            sum += Math.abs(x);
        }
        return sum;
    }

    private static R064Store along(R064Store u, R064Store direction, double h) {
        R064Store result = R064Store.FACTORY.make(u.getRowDim(), u.getColDim());
        for (int i = 0; i < u.data.length; i++) {
            result.data[i] = u.data[i] + h * direction.data[i];
        }
        return result;
    }

    private static R064Store scaled(R064Store u, double factor) {
        return along(R064Store.FACTORY.make(u.getRowDim(), u.getColDim()), u, factor);
    }

    private static double inner(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }
}
