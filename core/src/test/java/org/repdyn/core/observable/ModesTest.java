package org.repdyn.core.observable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

class ModesTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    private record State(R064Store embeddings, Optional<Weights> weights) implements Snapshot {
        @Override
        public double time() {
            return 0;
        }

        @Override
        public OptionalDouble loss() {
            return OptionalDouble.empty();
        }

        @Override
        public R064Store evaluation() {
            return R064Store.FACTORY.make(0, 1);
        }
    }

    private static double[] lengths(Modes modes, R064Store weights) {
        return modes.lengths(
                        new State(R064Store.FACTORY.make(1, 1), Optional.of(new Weights(List.of(weights)))), ALGEBRA)
                .orElseThrow();
    }

    @Test
    @DisplayName("The length along a mode does not depend on the basis of a repeated eigenvalue's eigenvectors")
    void clusters() {
        double[] values = {-2, -1, -1 + 1e-12, -1 + 2e-12, 3};
        R064Store vectors = RandomMatrices.orthonormal(5, 5, 1);
        R064Store rotated = vectors.copy();
        R064Store three = R064Store.FACTORY.copy(vectors.limits(5, 4).offsets(0, 1));
        R064Store mixed = ALGEBRA.multiply(three, RandomMatrices.orthonormal(3, 3, 2));
        System.arraycopy(mixed.data, 0, rotated.data, 5, 15);
        R064Store w = RandomMatrices.gaussian(5, 2, 3);
        Modes modes = Modes.ofWeights(values, vectors, 0);
        assertThat(modes.size()).isEqualTo(3);
        assertThat(Modes.vectors(values)).isEqualTo(5);
        assertThat(modes.multiplicity(1)).isEqualTo(3);
        // Any number between the three eigenvalues will do.
        assertThat(modes.value(1)).isCloseTo(-1 + 1e-12, within(1.001e-12));
        double[] lengths = lengths(modes, w);
        assertThat(lengths(Modes.ofWeights(values, rotated, 0), w))
                .containsExactly(lengths, within(Tolerances.rounding(20, 1, 3)));
        // Pythagoras: the modes span the whole space.
        assertThat(Arrays.stream(lengths).map(x -> x * x).sum())
                .isCloseTo(Arrays.stream(w.data).map(x -> x * x).sum(), within(Tolerances.rounding(20, 1, 10)));
    }

    @Test
    @DisplayName("Of more modes than the limit, the first ones in the order of the theory are kept")
    void limit() {
        int d = Modes.MAX_MODES + 5;
        double[] descending = new double[d];
        Arrays.setAll(descending, j -> d - j);
        assertThat(Modes.vectors(descending)).isEqualTo(Modes.MAX_MODES);
        R064Store vectors = R064Store.FACTORY.makeEye(d, Modes.MAX_MODES);
        R064Store w = R064Store.FACTORY.make(d, 1);
        Arrays.setAll(w.data, j -> j + 1.0);
        double[] lengths = lengths(Modes.ofWeights(descending, vectors, 0), w);
        assertThat(lengths).hasSize(Modes.MAX_MODES);
        assertThat(lengths[0]).isEqualTo(1);
        assertThat(lengths[Modes.MAX_MODES - 1]).isEqualTo(Modes.MAX_MODES);
    }

    @Test
    @DisplayName("Modes of embeddings need no weights; modes of weights have no lengths without weights")
    void embeddings() {
        R064Store u = RandomMatrices.gaussian(4, 2, 5);
        State state = new State(u, Optional.empty());
        R064Store vectors = R064Store.FACTORY.make(4, 1);
        vectors.set(2, 0, 3);
        assertThat(Modes.ofEmbeddings(new double[] {1}, vectors)
                        .lengths(state, ALGEBRA)
                        .orElseThrow())
                .containsExactly(
                        new double[] {3 * Math.hypot(u.doubleValue(2, 0), u.doubleValue(2, 1))},
                        within(Tolerances.rounding(1, 1, 3)));
        assertThat(Modes.ofWeights(new double[] {1}, vectors, 0).lengths(state, ALGEBRA))
                .isEmpty();
    }

    @Test
    @DisplayName("Predicted lengths have the name of the observable; infinite lengths are left out")
    void predicted() {
        Modes modes = Modes.ofWeights(new double[] {-1, 2}, R064Store.FACTORY.makeEye(2, 2), 0);
        R064Store parts = R064Store.FACTORY.make(2, 2);
        parts.set(0, 0, Double.POSITIVE_INFINITY);
        parts.set(1, 0, 3);
        parts.set(1, 1, 4);
        assertThat(modes.predicted(parts))
                .containsOnlyKeys(new ObservableComponent("mode-projection", 1))
                .containsEntry(new ObservableComponent("mode-projection", 1), 5.0);
    }
}
