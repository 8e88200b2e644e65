package org.repdyn.ntk.closedform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.losses.spi.BlockPairing;
import org.repdyn.losses.spi.PairingMatrix;
import org.repdyn.testsupport.ConvergenceSlope;
import org.repdyn.testsupport.RandomMatrices;

/**
 * Test that each closed form under a kernel, differentiated by central differences, satisfies its equation: the
 * error has to fall like the square of the step.
 */
@DisplayName("Closed forms under a kernel solve their equations")
class KernelEquationsTest {

    private static final int SAMPLES = 5;
    private static final int OUTPUTS = 2;
    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    /** Pairs with coefficients −1 between the blocks: M = A ⊗ I/n. */
    private static final PairingMatrix ALIGNMENT =
            new BlockPairing(new ViewLayout(SAMPLES, 1, 0), new double[][] {{0, -1}, {-1, 0}});

    /** Z of the cross-correlation UᵀZU = (UᵀU⁺ + U⁺ᵀU)/(2n). */
    private static final PairingMatrix CROSS_CORRELATION =
            new BlockPairing(new ViewLayout(SAMPLES, 1, 0), new double[][] {{0, 0.5}, {0.5, 0}});

    private static R064Store kernel() {
        R064Store x = RandomMatrices.gaussian(2 * SAMPLES, 2 * SAMPLES, 1);
        return combine(1.0 / SAMPLES, ALGEBRA.multiplyRightTransposed(x, x), 0, x);
    }

    @Test
    @DisplayName("without a constraint: U̇ = −KMU")
    void naive() {
        R064Store k = kernel();
        NaiveQuadraticFlow flow =
                new NaiveQuadraticFlow(k, ALIGNMENT, RandomMatrices.gaussian(2 * SAMPLES, OUTPUTS, 2), ALGEBRA);
        solves(flow::embeddings, u -> force(k, paired(ALIGNMENT, u)));
    }

    @Test
    @DisplayName("with an orthogonal readout: Ṡ = −(K − S)MS − SM(K − S) for S = UUᵀ")
    void constrained() {
        R064Store k = kernel();
        R064Store start = combine(
                0.1, RandomMatrices.gaussian(2 * SAMPLES, OUTPUTS, 2), 0, R064Store.FACTORY.make(2 * SAMPLES, OUTPUTS));
        ConstrainedQuadraticFlow flow = new ConstrainedQuadraticFlow(k, ALIGNMENT, start, ALGEBRA);
        solves(
                t -> {
                    flow.advance(t);
                    return ALGEBRA.multiplyRightTransposed(flow.embeddings(), flow.embeddings());
                },
                s -> {
                    R064Store half = force(combine(1, k, -1, s), paired(ALIGNMENT, s));
                    return combine(1, half, 1, R064Store.FACTORY.transpose(half));
                });
    }

    @Test
    @DisplayName("Barlow Twins from an aligned start: U̇ = −4KZU(UᵀZU − I)")
    void barlowTwins() {
        R064Store k = kernel();
        BarlowTwinsModes modes = BarlowTwinsModes.of(k, CROSS_CORRELATION, ALGEBRA);
        double[] start = {0.3, 0.2};
        solves(t -> modes.embeddings(start, t), u -> {
            R064Store zu = paired(CROSS_CORRELATION, u);
            R064Store residual = ALGEBRA.multiplyLeftTransposed(u, zu);
            for (int i = 0; i < OUTPUTS; i++) {
                residual.add(i, i, -1.0);
            }
            return combine(4, force(k, ALGEBRA.multiply(zu, residual)), 0, u);
        });
    }

    private static void solves(DoubleFunction<R064Store> form, UnaryOperator<R064Store> rightHandSide) {
        for (double t : new double[] {0.2, 0.5}) {
            R064Store rate = rightHandSide.apply(form.apply(t));
            double slope = ConvergenceSlope.measure(0.05, 0.5, 10, 1e-9 * rate.norm(), h -> {
                R064Store difference = combine(1 / (2 * h), form.apply(t + h), -1 / (2 * h), form.apply(t - h));
                return combine(1, difference, -1, rate).norm();
            });
            assertThat(slope)
                    .as("order of the differences at t = %s", t)
                    .isGreaterThan(2 - ConvergenceSlope.SLOPE_TOLERANCE);
        }
    }

    /** Returns −KG. */
    private static R064Store force(R064Store kernel, R064Store gradient) {
        return combine(-1, ALGEBRA.multiply(kernel, gradient), 0, gradient);
    }

    private static R064Store paired(PairingMatrix pairing, R064Store u) {
        R064Store result = u.copy();
        pairing.multiply(u, result);
        return result;
    }

    /** Returns aX + bY. */
    private static R064Store combine(double a, R064Store x, double b, R064Store y) {
        R064Store result = x.copy();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = a * x.data[i] + b * y.data[i];
        }
        return result;
    }
}
