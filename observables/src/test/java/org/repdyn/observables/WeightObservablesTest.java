package org.repdyn.observables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.observables.weights.WeightObservables;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

class WeightObservablesTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final Observable BALANCE = WeightObservables.BALANCE.create(new NoOptions());
    private static final Observable NEURONS = WeightObservables.NEURON_BALANCE.create(new NoOptions());
    private static final Observable ORTHOGONALITY = WeightObservables.ORTHOGONALITY_ERROR.create(new NoOptions());

    private record State(Optional<Weights> weights) implements Snapshot {
        @Override
        public double time() {
            return 0;
        }

        @Override
        public R064Store embeddings() {
            return R064Store.FACTORY.make(2, 2);
        }

        @Override
        public OptionalDouble loss() {
            return OptionalDouble.empty();
        }

        @Override
        public R064Store evaluation() {
            return R064Store.FACTORY.make(0, 2);
        }
    }

    private static double[] observe(Observable observable, R064Store... blocks) {
        return observable.observe(observation(Optional.of(new Weights(List.of(blocks)))));
    }

    private static Observation observation(Optional<Weights> weights) {
        return new Observation(
                new State(weights),
                new ViewLayout(1, 1, 0),
                new EvaluationSet(R064Store.FACTORY.make(0, 2), 0, Optional.empty()),
                ALGEBRA);
    }

    /** Narrow and wide layers use different algorithms. */
    @ParameterizedTest
    @ValueSource(ints = {3, 40})
    void balanceIsTheNormOfItsMatrix(int width) {
        R064Store into = RandomMatrices.gaussian(width, 5, 1);
        R064Store out = RandomMatrices.gaussian(width, 2, 2);
        R064Store first = ALGEBRA.multiplyRightTransposed(into, into);
        R064Store second = ALGEBRA.multiplyRightTransposed(out, out);
        double square = 0;
        for (int i = 0; i < first.data.length; i++) {
            square += (first.data[i] - second.data[i]) * (first.data[i] - second.data[i]);
        }
        double norm = Math.sqrt(square);
        assertThat(observe(BALANCE, into, out)).hasSize(1);
        assertThat(observe(BALANCE, into, out)[0]).isCloseTo(norm, within(Tolerances.rounding(width, 1, norm)));
    }

    @Test
    void alignedLayersShareTheirSingularVectors() {
        Observable alignment = WeightObservables.LAYER_ALIGNMENT.create(new NoOptions());
        R064Store neurons = RandomMatrices.orthonormal(6, 3, 1);
        R064Store into = spectrum(neurons, RandomMatrices.orthonormal(5, 3, 2), 3, 2, 1);
        R064Store out = spectrum(neurons, RandomMatrices.orthonormal(4, 3, 3), 9, 5, 0.1);
        assertThat(Arrays.copyOf(observe(alignment, into, out), 3))
                .containsExactly(new double[] {1, 1, 1}, within(Tolerances.rounding(6, 1, 1)));

        double angle = 0.3;
        R064Store turned = neurons.copy();
        for (int i = 0; i < 6; i++) {
            double a = neurons.doubleValue(i, 0);
            double b = neurons.doubleValue(i, 1);
            turned.set(i, 0, a * Math.cos(angle) + b * Math.sin(angle));
            turned.set(i, 1, b * Math.cos(angle) - a * Math.sin(angle));
        }
        double[] cosines = observe(alignment, into, spectrum(turned, RandomMatrices.orthonormal(4, 3, 3), 9, 5, 0.1));
        assertThat(Arrays.copyOf(cosines, 3))
                .containsExactly(
                        new double[] {Math.cos(angle), Math.cos(angle), 1}, within(Tolerances.rounding(6, 1, 1)));
    }

    /**
     * A balance of spectral norm b turns the singular vectors of layers with gap g = 1 by at most θ, sin 2θ = 2b (Davis, Kahan 1970),
     * and by up to π/2 for b > 1/2. The largest angle is searched among 3,600 directions of the balance.
     */
    @ParameterizedTest
    @CsvSource({"0.4, 0.4636", "0.49, 0.6852", "0.6, 1.5708"})
    void theBalanceLimitsTheAngleBetweenSingularVectors(double balance, double expected) {
        Observable alignment = WeightObservables.LAYER_ALIGNMENT.create(new NoOptions());
        R064Store into = R064Store.FACTORY.make(2, 2);
        into.set(0, 0, Math.sqrt(2));
        into.set(1, 1, 1);
        double largest = 0;
        int directions = 3600;
        for (int i = 0; i < directions; i++) {
            double direction = 2 * Math.PI * i / directions;
            double x = 0.5 + balance * Math.cos(direction);
            double y = balance * Math.sin(direction);
            // W₂W₂ᵀ = [[1.5 + x, y], [y, 1.5 − x]] by Cholesky; W₁W₁ᵀ is the same matrix for balance 0.
            R064Store out = R064Store.FACTORY.make(2, 2);
            out.set(0, 0, Math.sqrt(1.5 + x));
            out.set(1, 0, y / Math.sqrt(1.5 + x));
            out.set(1, 1, Math.sqrt(1.5 - x - y * y / (1.5 + x)));
            largest = Math.max(largest, Math.acos(observe(alignment, into, out)[0]));
        }
        // The values have four digits; between two directions the angle changes by less than 1e-5 at its maximum.
        assertThat(largest).isCloseTo(expected, within(1e-4));
    }

    @Test
    void alignmentNeedsTwoLayersOfMatchingWidth() {
        Observable alignment = WeightObservables.LAYER_ALIGNMENT.create(new NoOptions());
        assertThat(observe(alignment, RandomMatrices.gaussian(4, 3, 1))).isEmpty();
        assertThat(observe(alignment, RandomMatrices.gaussian(4, 3, 1), RandomMatrices.gaussian(5, 2, 2)))
                .isEmpty();
    }

    private static R064Store spectrum(R064Store left, R064Store right, double... values) {
        R064Store scaled = left.copy();
        for (int j = 0; j < values.length; j++) {
            for (int i = 0; i < left.getRowDim(); i++) {
                scaled.set(i, j, scaled.doubleValue(i, j) * values[j]);
            }
        }
        return ALGEBRA.multiplyRightTransposed(scaled, right);
    }

    @Test
    void balanceOfBalancedLayersIsZero() {
        R064Store into = RandomMatrices.gaussian(30, 4, 1);
        R064Store turned = ALGEBRA.multiply(into, RandomMatrices.orthonormal(4, 4, 3));
        assertThat(observe(BALANCE, into, turned)[0]).isLessThan(Tolerances.rounding(30, 1, 200));
        // A hidden layer has one incoming neuron per column; the bias must be skipped.
        assertThat(observe(
                        BALANCE,
                        into,
                        RandomMatrices.gaussian(30, 1, 9),
                        R064Store.FACTORY.transpose(turned),
                        RandomMatrices.gaussian(4, 3, 5))[0])
                .isLessThan(Tolerances.rounding(30, 1, 200));
    }

    /** Steps W₁ ← W₁ − ηW₂G, W₂ ← W₂ − ηW₁Gᵀ change the balance by O(η²), so the flow conserves it. */
    @Test
    void theFlowOfALinearNetworkConservesTheBalance() {
        R064Store g = RandomMatrices.gaussian(2, 5, 7);
        double previous = Double.NaN;
        for (double rate : new double[] {1e-2, 1e-3, 1e-4}) {
            R064Store into = RandomMatrices.gaussian(6, 5, 1);
            R064Store out = RandomMatrices.gaussian(6, 2, 2);
            double before = observe(BALANCE, into, out)[0];
            R064Store stepInto = ALGEBRA.multiply(out, g);
            R064Store stepOut = ALGEBRA.multiplyRightTransposed(into, g);
            for (int i = 0; i < into.data.length; i++) {
                into.data[i] -= rate * stepInto.data[i];
            }
            for (int i = 0; i < out.data.length; i++) {
                out.data[i] -= rate * stepOut.data[i];
            }
            double change = Math.abs(observe(BALANCE, into, out)[0] - before);
            if (!Double.isNaN(previous)) {
                assertThat(Math.log10(previous / change)).isCloseTo(2, within(0.15));
            }
            previous = change;
        }
    }

    /** Steps along the gradients of tr(GᵀW₂ᵀH), H = relu(W₁X), change the diagonal by O(η²). */
    @Test
    void theFlowOfAReluNetworkConservesTheBalanceOfNeurons() {
        R064Store x = RandomMatrices.gaussian(5, 9, 8);
        R064Store g = RandomMatrices.gaussian(2, 9, 7);
        double previous = Double.NaN;
        for (double rate : new double[] {1e-3, 1e-4, 1e-5}) {
            R064Store into = RandomMatrices.gaussian(6, 5, 1);
            R064Store out = RandomMatrices.gaussian(6, 2, 2);
            double before = observe(NEURONS, into, out)[0];
            R064Store hidden = ALGEBRA.multiply(into, x);
            R064Store back = ALGEBRA.multiply(out, g);
            for (int i = 0; i < hidden.data.length; i++) {
                back.data[i] *= hidden.data[i] > 0 ? 1 : 0;
                hidden.data[i] = Math.max(0, hidden.data[i]);
            }
            R064Store stepInto = ALGEBRA.multiplyRightTransposed(back, x);
            R064Store stepOut = ALGEBRA.multiplyRightTransposed(hidden, g);
            for (int i = 0; i < into.data.length; i++) {
                into.data[i] -= rate * stepInto.data[i];
            }
            for (int i = 0; i < out.data.length; i++) {
                out.data[i] -= rate * stepOut.data[i];
            }
            double change = Math.abs(observe(NEURONS, into, out)[0] - before);
            if (!Double.isNaN(previous)) {
                assertThat(Math.log10(previous / change)).isCloseTo(2, within(0.15));
            }
            previous = change;
        }
    }

    @Test
    void tooWideLayersHaveOnlyTheBalanceOfNeurons() {
        R064Store into = RandomMatrices.gaussian(4096, 400, 1);
        R064Store out = RandomMatrices.gaussian(4096, 2, 2);
        assertThat(observe(BALANCE, into, out)).isEmpty();
        assertThat(observe(NEURONS, into, out)).hasSize(1);
    }

    @Test
    void blocksThatAreNotLayersHaveNoBalance() {
        R064Store into = RandomMatrices.gaussian(6, 4, 1);
        R064Store readout = RandomMatrices.gaussian(6, 2, 2);
        R064Store predictor = RandomMatrices.gaussian(2, 2, 3);
        assertThat(observe(BALANCE, into, readout, predictor)).isEmpty();
        assertThat(observe(NEURONS, into, readout, predictor)).isEmpty();
    }

    @Test
    void aSingleLayerHasNoBalance() {
        assertThat(observe(NEURONS, RandomMatrices.gaussian(5, 2, 1))).isEmpty();
        assertThat(observe(BALANCE, RandomMatrices.gaussian(5, 2, 1))).isEmpty();
    }

    @Test
    void orthogonalityErrorDoesNotDependOnTheLengthOfTheColumns() {
        R064Store frame = RandomMatrices.orthonormal(7, 3, 1);
        for (double length : new double[] {1e-100, 1, 8}) {
            R064Store scaled = frame.copy();
            for (int i = 0; i < scaled.data.length; i++) {
                scaled.data[i] *= length;
            }
            assertThat(observe(ORTHOGONALITY, RandomMatrices.gaussian(7, 4, 2), scaled)[0])
                    .isLessThan(Tolerances.rounding(7 * 3, 1, 1));
        }
        // The Gram matrix of the columns (1, 0) and (cos 60°, sin 60°) has ½ off the diagonal, twice.
        R064Store oblique = R064Store.FACTORY.make(2, 2);
        oblique.data[0] = 1;
        oblique.data[2] = 0.5;
        oblique.data[3] = Math.sqrt(0.75);
        assertThat(observe(ORTHOGONALITY, oblique)[0])
                .isCloseTo(Math.sqrt(0.5), within(Tolerances.rounding(2, 1, 0.5)));
    }

    @Test
    void hasNoValueWithoutFiniteWeights() {
        R064Store bad = RandomMatrices.gaussian(4, 2, 1);
        bad.data[3] = Double.NaN;
        for (Observable observable : List.of(BALANCE, NEURONS, ORTHOGONALITY)) {
            assertThat(observable.observe(observation(Optional.empty()))).isEmpty();
            assertThat(observe(observable, RandomMatrices.gaussian(4, 3, 1), bad))
                    .isEmpty();
        }
        assertThat(observe(ORTHOGONALITY, R064Store.FACTORY.make(4, 2))).isEmpty();
    }
}
