package org.repdyn.ntk.closedform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.losses.spi.BlockPairing;
import org.repdyn.losses.spi.PairingMatrix;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Closed forms at any time")
class TimesTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final double FOREVER = Double.POSITIVE_INFINITY;
    private static final PairingMatrix PAIRS =
            new BlockPairing(new ViewLayout(4, 1, 0), new double[][] {{0, 0.5}, {0.5, 0}});
    private static final PairingMatrix ATTRACTION =
            new BlockPairing(new ViewLayout(4, 1, 0), new double[][] {{0, -1}, {-1, 0}});

    private static R064Store kernel() {
        R064Store x = RandomMatrices.gaussian(8, 11, 3);
        R064Store k = ALGEBRA.multiplyRightTransposed(x, x);
        for (int i = 0; i < k.data.length; i++) {
            k.data[i] /= 11;
        }
        return k;
    }

    static Stream<Arguments> forms() {
        R064Store k = kernel();
        R064Store y = RandomMatrices.gaussian(8, 2, 4);
        double[] lengths = {0.1, 0.2};
        R064Store small = y.copy();
        for (int i = 0; i < small.data.length; i++) {
            small.data[i] *= 0.05;
        }
        RegressionFlow flow = new RegressionFlow(k, y, Ridge.absolute(0.1), 8, ALGEBRA);
        MomentumFlow momentum = new MomentumFlow(k, y, 8, 0.4, ALGEBRA);
        BarlowTwinsModes modes = BarlowTwinsModes.of(k, PAIRS, ALGEBRA);
        ConstrainedQuadraticFlow constrained = new ConstrainedQuadraticFlow(k, ATTRACTION, small, ALGEBRA);
        return Stream.of(
                form("regression flow", flow::dualWeights),
                form("momentum flow", momentum::dualWeights),
                form("Barlow Twins", t -> modes.embeddings(lengths, t)),
                form("constrained quadratic", t -> {
                    constrained.advance(t);
                    return constrained.embeddings();
                }));
    }

    private static Arguments form(String name, DoubleFunction<R064Store> form) {
        return Arguments.of(name, form);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    @DisplayName("take 0, infinity and unsorted times, and give each the same value as alone")
    void anyOrder(String name, DoubleFunction<R064Store> form) {
        R064Store two = form.apply(2).copy();
        R064Store end = form.apply(FOREVER).copy();
        R064Store start = form.apply(0).copy();
        assertThat(distance(form.apply(2), two)).isLessThan(Tolerances.rounding(1000, 10, two.norm()));
        assertThat(distance(form.apply(FOREVER), end)).isLessThan(Tolerances.rounding(1000, 10, end.norm()));
        assertThat(distance(start, end)).isGreaterThan(0.1);
        assertThat(end.norm()).isFinite();
        // After 1e6 e-folds of the slowest moving mode the flow is at its limit up to rounding.
        assertThat(distance(form.apply(1e7), end)).isLessThan(Tolerances.rounding(1000, 1e4, end.norm()));
        for (double t : new double[] {-1, Double.NaN}) {
            assertThatThrownBy(() -> form.apply(t))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a time must be at least 0");
        }
    }

    @Test
    @DisplayName("have modes that end at 0 or at 1/√γ, and leave absent modes absent")
    void limitsOfModes() {
        assertThat(Propagators.logistic(0.1, 4, 1, 0.25, FOREVER)).isEqualTo(2);
        assertThat(Propagators.logistic(-0.1, 4, 1, 0.25, FOREVER)).isEqualTo(-2);
        assertThat(Propagators.logistic(0.1, -4, 1, -0.25, FOREVER)).isZero();
        assertThat(Propagators.logistic(0, 4, 1, 0.25, FOREVER)).isZero();
        assertThat(Propagators.logistic(0.1, 4, 1, 0.25, 1e4)).isCloseTo(2, within(Tolerances.rounding(10, 1, 2)));
    }

    @Test
    @DisplayName("refuse a kernel that is not positive semi-definite with λ_min, λ_max and the bound;"
            + " rounding is clipped and counted")
    void semidefinite() {
        R064Store k = R064Store.FACTORY.make(5, 5);
        // The bound is 10·n·ε·λ_max = 50ε·2.
        double bound = 100 * Tolerances.EPSILON;
        double[] diagonal = {2, 1, 0, -0.9 * bound, -0.01 * bound};
        for (int i = 0; i < 5; i++) {
            k.set(i, i, diagonal[i]);
        }
        KernelSpectrum spectrum = KernelSpectrum.of(k, ALGEBRA);
        assertThat(spectrum.clipped()).isEqualTo(2);
        assertThat(spectrum.rank()).isEqualTo(2);
        k.set(3, 3, -1.1 * bound);
        assertThatThrownBy(() -> KernelSpectrum.of(k, ALGEBRA))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("smallest eigenvalue is " + Decimals.text(-1.1 * bound))
                .hasMessageContaining("its largest 2")
                .hasMessageContaining(Decimals.text(-bound));
    }

    private static double distance(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum = Math.hypot(sum, a.data[i] - b.data[i]);
        }
        return sum;
    }
}
