package org.repdyn.ntk.closedform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.kernels.recursion.KernelPair;
import org.repdyn.losses.spi.BlockPairing;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Closed forms under a kernel")
class RefusedArgumentsTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final R064Store KERNEL = kernel(4);
    private static final R064Store TARGETS = RandomMatrices.gaussian(4, 2, 1);
    private static final BlockPairing PAIRING =
            new BlockPairing(new ViewLayout(2, 1, 0), new double[][] {{0, -1}, {-1, 0}});

    private static R064Store kernel(int n) {
        R064Store x = RandomMatrices.gaussian(n, n + 2, n);
        return ALGEBRA.gramOfRows(x);
    }

    private static R064Store zeros(int rows, int columns) {
        return R064Store.FACTORY.make(rows, columns);
    }

    @Test
    @DisplayName("refuse kernels of other test points, which a posterior would mix")
    void posteriors() {
        R064Store cross = zeros(3, 4);
        assertThatThrownBy(() ->
                        GaussianProcess.posterior(KERNEL, cross, zeros(4, 3), TARGETS, Ridge.absolute(1), ALGEBRA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the kernel of test with test points must be 3×3, got 4×3");
        assertThatThrownBy(() ->
                        GaussianProcess.posterior(KERNEL, cross, zeros(3, 3), zeros(3, 2), Ridge.absolute(1), ALGEBRA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the targets must be 4×2, got 3×2");
        assertThatThrownBy(() -> GaussianProcess.ensemble(
                        new KernelPair(KERNEL, KERNEL),
                        new KernelPair(cross, zeros(2, 4)),
                        zeros(3, 3),
                        TARGETS,
                        Ridge.absolute(1),
                        ALGEBRA))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("name an entry that is not finite, rather than blame a singular kernel")
    void notFinite() {
        R064Store broken = KERNEL.copy();
        broken.set(2, 1, Double.NaN);
        assertThatThrownBy(() -> GaussianProcess.posterior(
                        broken, zeros(3, 4), zeros(3, 3), TARGETS, Ridge.absolute(1), ALGEBRA))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("The posterior needs finite numbers; row 2, column 1 (counted from 0) is NaN");
    }

    @Test
    @DisplayName("refuse outputs at the start of other points")
    void outputs() {
        RegressionFlow flow = new RegressionFlow(KERNEL, TARGETS, Ridge.NONE, 4, ALGEBRA);
        assertThatThrownBy(() -> flow.outputs(zeros(5, 2), zeros(3, 4), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the outputs at the start must be 3×2, got 5×2");
        NaiveQuadraticFlow naive = new NaiveQuadraticFlow(KERNEL, PAIRING, TARGETS, ALGEBRA);
        assertThatThrownBy(() -> naive.outputs(zeros(1, 2), zeros(3, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the outputs at the start must be 3×2, got 1×2");
        ConstrainedQuadraticFlow constrained = new ConstrainedQuadraticFlow(KERNEL, PAIRING, zeros(4, 2), ALGEBRA);
        assertThatThrownBy(() -> constrained.outputs(zeros(5, 2), zeros(3, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the outputs at the start must be 3×2, got 5×2");
        assertThatThrownBy(() -> new NaiveQuadraticFlow(kernel(6), PAIRING, zeros(6, 2), ALGEBRA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the kernel is of 6 points, the pairing matrix of 4");
        assertThatThrownBy(() -> new ConstrainedQuadraticFlow(KERNEL, PAIRING, zeros(3, 2), ALGEBRA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the start must be 4×2, got 3×2");
        assertThatThrownBy(() -> BarlowTwinsModes.of(zeros(0, 0), PAIRING, ALGEBRA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the kernel has no points; give at least one");
        assertThatThrownBy(() -> Ridge.relativeToMeanTrace(1).on(zeros(6, 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("do not change with the start that they were given, nor with the arrays that they return")
    void copies() {
        R064Store start = TARGETS.copy();
        NaiveQuadraticFlow flow = new NaiveQuadraticFlow(KERNEL, PAIRING, start, ALGEBRA);
        R064Store before = flow.embeddings(1);
        start.fillAll(7.0);
        assertThat(flow.embeddings(1).data).isEqualTo(before.data);

        BarlowTwinsModes modes = BarlowTwinsModes.of(KERNEL, PAIRING, ALGEBRA);
        double first = modes.gamma()[0];
        modes.gamma()[0] = -1;
        assertThat(modes.gamma()[0]).isEqualTo(first);
    }

    @Test
    @DisplayName("have the limit at any time at which they have reached it")
    void largeTimes() {
        double[] start = {0.1, 0.2};
        BarlowTwinsModes modes = BarlowTwinsModes.of(KERNEL, PAIRING, ALGEBRA);
        for (double time : new double[] {1e30, 1e300, Double.MAX_VALUE}) {
            // The limit is a square root of the same numbers in another order.
            assertThat(modes.lengths(start, time))
                    .containsExactly(modes.lengths(start, Double.POSITIVE_INFINITY), within(1e-14));
            for (double damping : new double[] {0.01, 1, 100}) {
                MomentumFlow flow = new MomentumFlow(KERNEL, TARGETS, 1, damping, ALGEBRA);
                assertThat(flow.dualWeights(time).data).isEqualTo(flow.dualWeights(Double.POSITIVE_INFINITY).data);
            }
        }
    }
}
