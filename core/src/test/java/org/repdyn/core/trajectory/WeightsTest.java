package org.repdyn.core.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;

@DisplayName("Weights")
class WeightsTest {

    private static R064Store filled(int rows, int columns, double value) {
        R064Store matrix = R064Store.FACTORY.make(rows, columns);
        matrix.fillAll(value);
        return matrix;
    }

    @Test
    @DisplayName("are not overwritten, not even in part, by weights of other shapes")
    void otherShapes() {
        Weights own = new Weights(List.of(filled(2, 3, 1), filled(2, 2, 1)));
        List<Weights> others = List.of(
                new Weights(List.of(filled(2, 3, 7))),
                new Weights(List.of(filled(3, 2, 7), filled(2, 2, 7))),
                new Weights(List.of(filled(2, 3, 7), filled(1, 2, 7))),
                new Weights(List.of(filled(2, 3, 7), filled(2, 2, 7), filled(1, 1, 7))));
        for (Weights other : others) {
            assertThatThrownBy(() -> own.set(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("these weights are [2×3, 2×2], the argument 'other' is [");
        }
        assertThat(own.blocks().get(0).data).containsOnly(1);
        assertThat(own.blocks().get(1).data).containsOnly(1);
    }

    @Test
    @DisplayName("are written to and read from arrays that are long enough")
    void arrays() {
        Weights own = new Weights(List.of(filled(2, 3, 1), filled(2, 2, 2)));
        double[] longer = new double[12];
        own.flatten(longer);
        Weights other = own.zeros();
        other.unflatten(longer);
        assertThat(other.blocks().get(1).data).containsOnly(2);

        assertThatThrownBy(() -> own.flatten(new double[9]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the argument 'target' has 9 entries, but weights [2×3, 2×2] need 10");
        assertThatThrownBy(() -> own.unflatten(new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the argument 'source' has 0 entries, but weights [2×3, 2×2] need 10");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-300, 1e-200, 1e-140, 1e200, 1e307})
    @DisplayName("have a norm whose squares neither overflow nor underflow")
    void norm(double size) {
        Weights weights = new Weights(List.of(filled(1, 1, 3 * size), filled(1, 1, -4 * size)));
        // A few roundings of relative size 1.1e-16.
        assertThat(weights.norm() / size).isCloseTo(5, within(5e-15));
    }

    @Test
    @DisplayName("have the norm of numbers that are zero, infinite or NaN")
    void normAtTheEnds() {
        assertThat(new Weights(List.of(filled(2, 2, 0))).norm()).isZero();
        assertThat(new Weights(List.of(filled(2, 2, Double.NEGATIVE_INFINITY))).norm())
                .isInfinite();
        assertThat(new Weights(List.of(filled(2, 2, Double.NaN))).norm()).isNaN();
        assertThat(new Weights(List.of(filled(1, 1, 1e300), filled(1, 1, Double.NaN))).norm())
                .isNaN();
        assertThat(new Weights(List.of()).norm()).isZero();
    }
}
