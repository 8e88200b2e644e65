package org.repdyn.manifolds.spd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;

@DisplayName("The mean squared distance to positive-definite matrices")
class MeanSquaredDistanceTest {

    private static final int SIZE = 4;

    private final AffineInvariantPositiveDefinite manifold = new AffineInvariantPositiveDefinite(SIZE);
    private final R064Store point = manifold.randomPoint(new Seed(1));

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1, 8})
    @DisplayName("and its gradient are those of distances and logarithms one by one, of near and far matrices")
    void oneByOne(double length) {
        List<R064Store> matrices =
                LongStream.range(2, 9).mapToObj(seed -> at(length, seed)).toList();
        double squares = 0;
        R064Store mean = R064Store.FACTORY.make(SIZE, SIZE);
        for (R064Store matrix : matrices) {
            squares += Math.pow(manifold.distance(point, matrix), 2);
            R064Store log = manifold.log(point, matrix);
            for (int i = 0; i < mean.data.length; i++) {
                mean.data[i] += log.data[i] / matrices.size();
            }
        }
        MeanSquaredDistance distances = MeanSquaredDistance.to(matrices);
        R064Store gradient = R064Store.FACTORY.make(SIZE, SIZE);
        distances.gradient(point, gradient);
        // A logarithm of either way is off by rounding, a few units of its last digit for each of four rows.
        double rounding = 1e-14;
        assertThat(distances.cost(point))
                .isCloseTo(squares / 2 / matrices.size(), Offset.offset(rounding * length * length));
        for (int i = 0; i < mean.data.length; i++) {
            assertThat(gradient.data[i]).isCloseTo(-mean.data[i], Offset.offset(rounding * length * size(point)));
        }
    }

    @Test
    @DisplayName("refuses no matrices, matrices of other shapes and points of another size")
    void misuse() {
        assertThatThrownBy(() -> MeanSquaredDistance.to(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("matrices");
        R064Store other = R064Store.FACTORY.makeEye(3, 3);
        assertThatThrownBy(() -> MeanSquaredDistance.to(List.of(point, other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3×3");
        MeanSquaredDistance distances = MeanSquaredDistance.to(List.of(point));
        assertThatThrownBy(() -> distances.cost(other)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> distances.gradient(point, point)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("refuses a matrix that is not positive definite when it is needed")
    void indefinite() {
        R064Store indefinite = R064Store.FACTORY.makeEye(SIZE, SIZE);
        indefinite.set(0, 0, -1);
        MeanSquaredDistance distances = MeanSquaredDistance.to(List.of(point, indefinite));
        assertThatThrownBy(() -> distances.cost(point))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("matrix 2 of 2 (counted from 1) is not positive definite to rounding");
    }

    /** Returns the end of a geodesic of a length. */
    private R064Store at(double length, long seed) {
        R064Store tangent = manifold.randomTangent(point, new Seed(seed));
        double norm = Math.sqrt(manifold.inner(point, tangent, tangent));
        for (int i = 0; i < tangent.data.length; i++) {
            tangent.data[i] *= length / norm;
        }
        return manifold.exp(point, tangent);
    }

    private static double size(R064Store matrix) {
        double sum = 0;
        for (double entry : matrix.data) {
            sum += entry * entry;
        }
        return Math.sqrt(sum);
    }
}
