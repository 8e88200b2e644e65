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

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 63, 64, 65, 130})
    @DisplayName("is that of distances one by one for one and for several batches, also after evaluations elsewhere")
    void batches(int count) {
        List<R064Store> matrices = LongStream.range(2, 2 + count)
                .mapToObj(seed -> at(seed % 3 == 0 ? 8 : 1, seed))
                .toList();
        double squares = 0;
        for (R064Store matrix : matrices) {
            squares += Math.pow(manifold.distance(point, matrix), 2);
        }
        MeanSquaredDistance distances = MeanSquaredDistance.to(matrices);
        double cost = distances.cost(point);
        // A squared distance is at most 64 and has the rounding of four rows; the mean of several has no more.
        assertThat(cost).isCloseTo(squares / 2 / count, Offset.offset(64 * 1e-14));
        R064Store gradient = R064Store.FACTORY.make(SIZE, SIZE);
        distances.gradient(point, gradient);
        R064Store again = R064Store.FACTORY.make(SIZE, SIZE);
        distances.gradient(matrices.get(0), again);
        distances.gradient(point, again);
        assertThat(again.data).containsExactly(gradient.data);
        assertThat(distances.cost(point)).isEqualTo(cost);
        assertThat(MeanSquaredDistance.to(matrices).cost(point)).isEqualTo(cost);
    }

    @Test
    @DisplayName("is found for a kernel matrix of far points, whose entries have squares that underflow")
    void underflow() {
        R064Store kernel = R064Store.FACTORY.makeEye(SIZE, SIZE);
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                // Points 26.7 apart: entries 1e-155, 1e-620 = 0 and 0.
                kernel.set(i, j, 2 * Math.exp(-Math.pow(26.7 * (i - j), 2) / 2));
            }
        }
        kernel.set(0, 2, 1e-155);
        kernel.set(2, 0, 1e-155);
        kernel.set(3, 3, 3);
        R064Store identity = R064Store.FACTORY.makeEye(SIZE, SIZE);
        // Eigenvalues 2, 2, 2 and 3.
        double square = 3 * Math.pow(Math.log(2), 2) + Math.pow(Math.log(3), 2);
        assertThat(manifold.distance(identity, kernel)).isCloseTo(Math.sqrt(square), Offset.offset(1e-14));
        assertThat(MeanSquaredDistance.to(List.of(kernel)).cost(identity)).isCloseTo(square / 2, Offset.offset(1e-14));
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
