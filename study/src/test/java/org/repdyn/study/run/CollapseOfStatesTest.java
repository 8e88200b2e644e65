package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.result.CollapseKind;

/** Tests each kind of collapse on embeddings with given singular values. */
class CollapseOfStatesTest {

    private static final int SAMPLES = 20;
    private static final int OUTPUTS = 3;

    private final CollapseOfStates collapse = new CollapseOfStates(LinearAlgebra.ojAlgo(), SAMPLES);

    /** Returns a state with orthogonal centred columns of given lengths, around a mean. */
    private static State state(double mean, double... lengths) {
        R064Store embeddings = R064Store.FACTORY.make(SAMPLES, OUTPUTS);
        for (int j = 0; j < OUTPUTS; j++) {
            for (int i = 0; i < SAMPLES; i++) {
                // Columns of the discrete cosine transform are orthogonal to each other and to constants, with length
                // √(n/2).
                embeddings.set(
                        i,
                        j,
                        mean
                                + lengths[j]
                                        * Math.sqrt(2.0 / SAMPLES)
                                        * Math.cos(Math.PI * (j + 1) * (i + 0.5) / SAMPLES));
            }
        }
        return state(embeddings);
    }

    private static State state(R064Store embeddings) {
        return new State(
                0,
                embeddings,
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                () -> embeddings);
    }

    private final State start = state(1, 1, 1, 1);

    @Test
    @DisplayName("modes on both sides of a thousandth of the first")
    void dimensional() {
        assertThat(collapse.between(start, state(1, 1, 1, 1.1e-3))).contains(CollapseKind.NONE);
        assertThat(collapse.between(start, state(1, 1, 1, 0.9e-3))).contains(CollapseKind.DIMENSIONAL);
        assertThat(collapse.between(state(1, 1, 1, 0.9e-3), state(1, 1, 1, 0.8e-3)))
                .as("a mode that was never there is not lost")
                .contains(CollapseKind.NONE);
    }

    @Test
    @DisplayName("an effective rank below 1.1 is rank one")
    void rankOne() {
        // exp(H) of the shares (1, a, a)/(1 + 2a) is 1.12 at a = 0.01 and 1.08 at a = 0.0065.
        assertThat(collapse.between(start, state(1, 1, 0.01, 0.01))).contains(CollapseKind.NONE);
        assertThat(collapse.between(start, state(1, 1, 0.0065, 0.0065))).contains(CollapseKind.RANK_ONE);
    }

    @Test
    @DisplayName("rank one from the start is no collapse: one output, two samples, data of one dimension")
    void rankOneFromTheStart() {
        State line = state(1, 1, 0.0065, 0.0065);
        assertThat(collapse.between(line, line)).contains(CollapseKind.NONE);
        State column = state(start.embeddings().columns(0).collect(R064Store.FACTORY));
        assertThat(collapse.between(column, column)).contains(CollapseKind.NONE);
        State pair = state(start.embeddings().rows(0, 1).collect(R064Store.FACTORY));
        assertThat(new CollapseOfStates(LinearAlgebra.ojAlgo(), 2).between(pair, pair))
                .contains(CollapseKind.NONE);
    }

    @Test
    @DisplayName("small or equal embeddings are a complete collapse")
    void complete() {
        assertThat(collapse.between(start, state(0.9e-3, 0.9e-3, 0.9e-3, 0.9e-3)))
                .contains(CollapseKind.COMPLETE);
        assertThat(collapse.between(start, state(1.1e-3, 1.1e-3, 1.1e-3, 1.1e-3)))
                .contains(CollapseKind.NONE);
        assertThat(collapse.between(start, state(5, 0, 0, 0))).contains(CollapseKind.COMPLETE);
    }

    @Test
    @DisplayName("embeddings that are not finite, and a single sample, have no kind")
    void none() {
        assertThat(collapse.between(start, state(Double.NaN, 1, 1, 1))).isEmpty();
        assertThat(collapse.between(state(1, 1, 1, Double.POSITIVE_INFINITY), start))
                .isEmpty();
        assertThat(new CollapseOfStates(LinearAlgebra.ojAlgo(), 1).between(start, start))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 1, 1e200})
    @DisplayName("rotations and any common size of the embeddings change nothing")
    void invariance(double size) {
        Random random = new Random(3);
        double angle = random.nextDouble();
        for (double last : new double[] {1, 0.9e-3}) {
            CollapseKind kind = last == 1 ? CollapseKind.NONE : CollapseKind.DIMENSIONAL;
            assertThat(collapse.between(
                            turned(start, angle, x -> size * x), turned(state(1, 1, 1, last), angle, x -> size * x)))
                    .contains(kind);
        }
    }

    private static State turned(State state, double angle, DoubleUnaryOperator scale) {
        R064Store z = state.embeddings().copy();
        for (int i = 0; i < SAMPLES; i++) {
            double x = scale.applyAsDouble(z.doubleValue(i, 0));
            double y = scale.applyAsDouble(z.doubleValue(i, 2));
            z.set(i, 0, Math.cos(angle) * x - Math.sin(angle) * y);
            z.set(i, 1, scale.applyAsDouble(z.doubleValue(i, 1)));
            z.set(i, 2, Math.sin(angle) * x + Math.cos(angle) * y);
        }
        return state(z);
    }
}
