package org.repdyn.core.views;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.ObservableProvider;

@DisplayName("Embeddings and layouts")
class EmbeddingsTest {

    private static final ViewLayout PAIRS = new ViewLayout(3, 1, 0);

    private static Optional<R064Store> matrix(int rows, int columns) {
        return Optional.of(R064Store.FACTORY.make(rows, columns));
    }

    private static Embeddings with(Companions companions) {
        return new Embeddings(
                PAIRS, R064Store.FACTORY.make(6, 2), Optional.empty(), LinearAlgebra.ojAlgo(), companions);
    }

    @Test
    @DisplayName("refuse companions of other shapes by their name")
    void companions() {
        assertThatCode(() -> with(new Companions(matrix(6, 2), matrix(6, 2), matrix(2, 2))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> with(new Companions(matrix(6, 3), Optional.empty(), Optional.empty())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the predictions must be 6×2 for these embeddings, got 6×3");
        assertThatThrownBy(() -> with(new Companions(Optional.empty(), matrix(3, 2), Optional.empty())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the embeddings of the teacher must be 6×2 for these embeddings, got 3×2");
        assertThatThrownBy(() -> with(new Companions(Optional.empty(), Optional.empty(), matrix(2, 3))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the running statistic must be 2×2 for these embeddings, got 2×3");
    }

    @Test
    @DisplayName("refuse more rows than an array can have")
    void rows() {
        assertThatThrownBy(() -> new ViewLayout(1 << 30, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a layout has at most 2^31 - 1 rows, got 1073741824 samples");
        assertThatThrownBy(() -> new ViewLayout(1, Integer.MAX_VALUE, Integer.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a layout has at most");
    }

    /** Returns null as a value of any type, as callers without nullness checks pass it. */
    private static <T> T absent() {
        return null;
    }

    @Test
    @DisplayName("refuse null by the name of the argument")
    void absentArguments() {
        assertThatThrownBy(() -> new Companions(Optional.empty(), absent(), Optional.empty()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the argument 'teacher' is null");
        assertThatThrownBy(() -> new Embeddings(PAIRS, R064Store.FACTORY.make(6, 2), Optional.empty(), absent()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the argument 'algebra' is null");
        assertThatThrownBy(() -> new Views(PAIRS, R064Store.FACTORY.make(6, 2), absent()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the argument 'targets' is null");
        assertThatThrownBy(() -> ObservableProvider.of("mine", "a number", absent(), options -> null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the argument 'optionsType' of the provider is null");
    }
}
